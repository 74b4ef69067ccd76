internal import Base
internal import Crypto
internal import Database
internal import HTTP
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// `/apply`: how a firm asks to be let in.
enum ApplyPages {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.apply, .anyone) { context in
            let form = ApplicationForm(nil, try ProgrammeRules.current(context.reader).rules)
            let challenge = try keeper(context.site).challenge(at: context.now)
            return try context.page(
                ApplyPage(form, challenge: challenge, in: context.audience.language, context.reader))
        },
        .post(PartnerPath.apply, .anyone, create),
        .get(PartnerPath.applied, .anyone) { try $0.page(ApplySentPage()) },
    ]

    private static func keeper(_ site: Site) throws -> FormGuard {
        FormGuard(try site.key(for: "applications"))
    }

    /// Applications from one address within a day.
    static func limit(isProved: Bool) -> Int { isProved ? 5 : 2 }

    @Sendable private static func create(_ submission: Submission) throws -> Response {
        let sent = submission.form.fields
        let challenge = sent["challenge"] ?? ""
        let rules = try submission.read { try ProgrammeRules.current($0).rules }
        let form = ApplicationForm(sent, rules)
        func again(_ problem: Text?, challenge: String) throws -> Response {
            let page = try submission.read { reader in
                try ApplyPage(
                    form, challenge: challenge, problem: problem, in: submission.audience.language, reader)
            }
            return try submission.page(page, .unprocessableContent)
        }
        let keeper = try keeper(submission.site)
        let verdict = try keeper.judge(sent, at: submission.now)
        switch verdict {
        case .trapped:
            // A machine is not told that it was found out.
            return try submission.go(.goto(PartnerPath.applied))
        case .stale: return try again(verdict.problem, challenge: try keeper.challenge(at: submission.now))
        case .tooSoon: return try again(verdict.problem, challenge: challenge)
        case .passed(let nonce, let isProved):
            guard let draft = form.draft(in: submission.audience.language) else {
                return try again(nil, challenge: challenge)
            }
            guard try !submission.read({ try ApplicationStore.isUsed(nonce: nonce, in: $0) }) else {
                return try again(FormGuard.sentBefore, challenge: try keeper.challenge(at: submission.now))
            }
            let network = submission.network
            let count = try submission.read {
                try ApplicationStore.count(from: network, at: submission.now, in: $0)
            }
            guard count < limit(isProved: isProved) else {
                return try again(
                    Text("Too many applications were sent from your network today. Please try again tomorrow."),
                    challenge: challenge)
            }
            return try keep(draft, network, nonce, isProved, submission)
        }
    }

    private static func keep(
        _ draft: Application.Draft, _ network: String, _ nonce: String, _ isProved: Bool, _ submission: Submission
    ) throws -> Response {
        let token = try LinkToken.make()
        let letter = ConfirmationLetter(
            firm: draft.firmName, address: submission.site.address(of: PartnerPath.applicant(token.text)))
        return try submission.write { writer in
            guard try !ApplicationStore.isUsed(nonce: nonce, in: writer) else { return .goto(PartnerPath.applied) }
            let id = ID<Application>.make()
            let origin = ApplicationStore.Origin(
                network: network, nonce: nonce, isProved: isProved, token: token.hash.hexadecimal)
            try ApplicationStore.add(id, draft, from: origin, at: submission.now, in: writer)
            do {
                try writer.post(
                    letter, to: Recipient(draft, submission.audience), cause: "application:\(id)", unasked: .visitor,
                    by: submission.site)
            } catch MailRefusal.addressHasEnough {
                // The application counts all the same; the address is spared.
            }
            return .goto(PartnerPath.applied)
        }
    }
}

extension Recipient {
    init(_ draft: Application.Draft, _ audience: Audience) {
        self.init(
            name: draft.contactName, address: draft.email, language: draft.language, zone: audience.zone)
    }
}

struct ApplyPage: TemplatePage {
    let form: ApplicationForm
    let countries: [Choice]
    let kinds: [Choice]
    let challenge: String
    let problem: Text?
    let terms: String?
    let privacy: String?

    init(
        _ form: ApplicationForm, challenge: String, problem: Text? = nil, in language: Language, _ reader: Reader
    ) throws {
        self.form = form
        countries = Choice.countries(chosen: form.country.input, in: language)
        kinds = form.kinds.map { kind in
            Choice(
                kind.code, "\(kind.type.name), \(kind.region.name)", chosen: form.kind.input,
                needs: kind.type.needsRegistration ? "registration" : "")
        }
        self.challenge = challenge
        self.problem = problem
        let settings = try Settings.current(reader)
        terms = settings.terms
        privacy = settings.privacy
    }

    static let template = "partners/apply"
    static let shape = Shape<ApplyPage> {
        $0.show("path") { _ in PartnerPath.apply }
    }
}

struct ApplySentPage: TemplatePage {
    static let template = "partners/apply-sent"
}
