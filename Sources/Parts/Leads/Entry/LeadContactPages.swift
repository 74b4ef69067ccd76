internal import Base
internal import Database
internal import HTTP
internal import Identity
internal import Jobs
internal import Partners
internal import Programme
internal import Templates
internal import Web

/// The public contact form of a partner firm. Each message becomes a lead and reveals nothing about others.
enum LeadContactPages {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.contact, .anyone, new),
        .post(PartnerPath.contact, .anyone, create),
        .get(PartnerPath.contact + "/sent", .anyone, sent),
    ]

    @Sendable private static func new(_ context: Context) throws -> Response {
        try whenOpen(context, context.reader) { partner in
            let trail = LeadVisitSource(
                try context.request.query(), referrer: context.request[.referer],
                origin: context.site.address(of: ""))
            let challenge = try keeper(context.site).challenge(at: context.now)
            return try context.page(
                LeadContactPage(
                    partner, at: path(context), LeadContactForm(nil, else: trail), challenge: challenge,
                    in: context.reader))
        }
    }

    @Sendable private static func sent(_ context: Context) throws -> Response {
        try whenOpen(context, context.reader) { try context.page(LeadContactSentPage(firm: $0.name)) }
    }

    @Sendable private static func create(_ submission: Submission) throws -> Response {
        let partner = try submission.read { try Self.partner(submission, $0) }
        guard partner.state.takesLeads else { return try closed(partner, submission) }
        let (sent, now) = (submission.form.fields, submission.now)
        let form = LeadContactForm(sent, else: LeadVisitSource(sent))
        func again(_ problem: Text?, challenge: String) throws -> Response {
            let page = try submission.read {
                try LeadContactPage(partner, at: path(submission), form, challenge: challenge, problem: problem, in: $0)
            }
            return try submission.page(page, .unprocessableContent)
        }
        let keeper = try keeper(submission.site)
        let verdict = try keeper.judge(sent, at: now)
        let challenge = sent["challenge"] ?? ""
        switch verdict {
        // A machine is not told that it was found out.
        case .trapped: return try submission.go(.goto(path(submission) + "/sent"))
        case .stale: return try again(verdict.problem, challenge: keeper.challenge(at: now))
        case .tooSoon: return try again(verdict.problem, challenge: challenge)
        case .passed(let nonce, let isProved):
            guard let draft = form.draft else { return try again(nil, challenge: challenge) }
            guard try !submission.read({ try LeadContactStore.isUsed(nonce, in: $0) }) else {
                return try again(FormGuard.sentBefore, challenge: try keeper.challenge(at: now))
            }
            let network = submission.network
            let count = try submission.read { try LeadContactStore.count(from: network, at: now, in: $0) }
            guard count < LeadContactStore.limit(isProved: isProved) else {
                let text = Text("Too many messages were sent from your network today. Please try again tomorrow.")
                return try again(text, challenge: challenge)
            }
            return try submission.write { writer in
                if try LeadContactStore.note(nonce, from: network, at: now, in: writer) {
                    try keep(draft, form, for: partner, submission, in: writer)
                }
                return .goto(path(submission) + "/sent")
            }
        }
    }

    private static func keep(
        _ draft: Lead.Draft, _ form: LeadContactForm, for partner: Partner, _ submission: Submission,
        in writer: Writer
    ) throws {
        let message = (form.message.value ?? nil) ?? ""
        let actor = Actor(nil, address: submission.actor.address)
        let author = LeadAuthor(actor, at: submission.now, visitor: draft.contact.name)
        let lead = try LeadStore.create(
            draft, source: .form, attribution: form.visit.attribution(at: submission.now), for: partner.id,
            by: author,
            in: writer)
        if !message.isEmpty {
            let facts = LeadActivity.Facts(verb: "sent")
            try LeadActivityStore.add(
                LeadActivity(.note, of: lead.id, by: author, note: message, facts: facts), in: writer)
        }
        let letter = LeadFormLetter(
            contact: lead.title, message: message, address: submission.site.address(of: LeadPath.show(lead.id)))
        let owners = try UserStore.accounts(of: partner.id, in: writer).filter { $0.maySignIn && $0.user.has(.owner) }
        for owner in owners.map(\.user) {
            try writer.post(
                letter, to: Recipient(owner), cause: "lead form:\(lead.id)", by: submission.site)
            let text = submission.site.templates.text(
                letter.subject, for: Audience(owner.language, zone: owner.zone, now: submission.now))
            let notice = LeadNotice(firm: partner.id.text, user: owner.id.text, text: text)
            try writer.record(LeadEvent.noticed, of: lead.id, data: try JSON.text(notice), at: submission.now)
        }
    }

    // MARK: Whose form it is

    private static func partner(_ visit: any Visit, _ reader: Reader) throws -> Partner {
        let slug = (visit.request.path.parameter("slug") ?? "").lowercased()
        guard let firm = try FirmSlugStore.firm(at: slug, in: reader),
            let partner = try PartnerRecords.partner(firm, in: reader)
        else { throw Refusal(.notFound, "Nobody has a contact form at this address. Please look at the link again.") }
        return partner
    }

    private static func whenOpen(
        _ visit: any Visit, _ reader: Reader, _ body: (Partner) throws -> Response
    ) throws -> Response {
        let partner = try partner(visit, reader)
        return try partner.state.takesLeads ? body(partner) : closed(partner, visit)
    }

    private static func closed(_ partner: Partner, _ visit: any Visit) throws -> Response {
        try visit.page(LeadContactClosedPage(), .gone)
    }

    private static func path(_ visit: any Visit) -> String {
        PartnerPath.contact(visit.request.path.parameter("slug") ?? "")
    }

    private static func keeper(_ site: Site) throws -> FormGuard {
        FormGuard(try site.key(for: "contact forms"))
    }
}
