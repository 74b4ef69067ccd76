internal import Base
internal import Database
internal import HTTP
internal import Identity
internal import Programme
internal import Templates
internal import Web

/// Adding and changing a firm, for admins.
enum PartnerEditPages {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.new, .admin) { context in
            try context.page(
                page(
                    nil, ProfileForm(nil, else: Partner.Profile(name: "")), nil, in: context.audience.language,
                    context.reader))
        },
        .post(PartnerPath.new, .admin, create),
        .get(PartnerPath.edit, .admin) { context in
            let partner = try context.partner(in: context.reader)
            return try context.page(
                page(
                    partner, ProfileForm(nil, else: partner.profile), nil, in: context.audience.language, context.reader
                ))
        },
        .post(PartnerPath.edit, .admin, update),
    ]

    @Sendable private static func create(_ submission: Submission) throws -> Response {
        let (profile, terms, _) = try forms(submission)
        guard let known = profile.profile, let settled = terms.terms else {
            return try again(nil, profile, terms, submission)
        }
        let partner = Partner(
            profile: known, terms: settled, tags: terms.tags.value ?? [], state: .invited,
            stateSince: submission.now, createdAt: submission.now)
        do {
            return try submission.write { writer in
                let (actor, now) = (submission.actor, submission.now)
                try PartnerRecords.add(partner, by: actor, at: now, in: writer)
                let rules = try ProgrammeRules.current(writer).rules
                if let tier = rules.tiers.first {
                    try Standings.place(partner.id, in: tier.code, by: actor, at: now, writer)
                    try PartnerRecords.setTier(tier.code, rank: 0, of: partner.id, in: writer)
                }
                return .goto(
                    PartnerPath.team(partner.id),
                    saying: Text("{firm} has been added. Invite its owner next.", ["firm": partner.name]))
            }
        } catch let problem as PartnerProblem {
            return try again(nil, profile, terms, submission, problem)
        }
    }

    @Sendable private static func update(_ submission: Submission) throws -> Response {
        let (profile, terms, former) = try forms(submission)
        guard let former else { throw Refusal.notThere }
        guard let known = profile.profile, let settled = terms.terms else {
            return try again(former, profile, terms, submission)
        }
        do {
            return try submission.write { writer in
                let current = try submission.partner(in: writer)
                var changed = current
                changed.profile = known
                changed.terms = settled
                changed.tags = terms.tags.value ?? []
                try PartnerRecords.save(changed, was: current, by: submission.actor, at: submission.now, in: writer)
                return .goto(PartnerPath.show(current.id), saying: Text("Saved."))
            }
        } catch let problem as PartnerProblem {
            return try again(former, profile, terms, submission, problem)
        }
    }

    private static func forms(_ submission: Submission) throws -> (ProfileForm, TermsForm, Partner?) {
        try submission.read { reader in
            let sent = submission.form.fields
            let terms = try TermsForm(sent, else: nil, ProgrammeRules.current(reader).rules, reader)
            let isNew = submission.request.path.parameter("firm") == nil
            let partner = isNew ? nil : try submission.partner(in: reader)
            return (ProfileForm(sent, else: partner?.profile ?? Partner.Profile(name: "")), terms, partner)
        }
    }

    private static func again(
        _ partner: Partner?, _ profile: ProfileForm, _ terms: TermsForm, _ submission: Submission,
        _ problem: PartnerProblem? = nil
    ) throws -> Response {
        var terms = terms
        if let problem { terms.parent.reject(problem.text) }
        let drawn = try submission.read { reader in
            try page(partner, profile, terms, in: submission.audience.language, reader)
        }
        return try submission.page(drawn, .unprocessableContent)
    }

    static func page(
        _ partner: Partner?, _ profile: ProfileForm, _ terms: TermsForm?, logoProblem: Text? = nil,
        in language: Language,
        _ reader: Reader
    ) throws -> PartnerEditPage {
        let rules = try ProgrammeRules.current(reader).rules
        let managers = try Partner.Manager.all(in: reader)
        let terms = try terms ?? TermsForm(nil, else: partner, rules, reader)
        return PartnerEditPage(
            name: partner?.name, path: partner.map { PartnerPath.edit($0.id) } ?? PartnerPath.new,
            back: partner.map { PartnerPath.show($0.id) } ?? PartnerPath.list, profile: profile,
            countries: Choice.countries(chosen: profile.country.input, in: language), terms: terms,
            kinds: ApplicationForm.Kind.all(rules).map {
                Choice($0.code, "\($0.type.name), \($0.region.name)", chosen: terms.kind.input)
            },
            managers: managers.map {
                Choice($0.id.text, $0.name, chosen: terms.manager.input)
            },
            logo: partner?.logoPath, logoProblem: logoProblem,
            newLogo: partner.map { PartnerPath.newLogo($0.id) },
            noLogo: partner.map { PartnerPath.removeLogo($0.id) })
    }
}

struct PartnerEditPage: TemplatePage {
    /// nil for a new one.
    let name: String?
    let path: String
    let back: String
    let profile: ProfileForm
    let countries: [Choice]
    let terms: TermsForm
    let kinds: [Choice]
    let managers: [Choice]
    let logo: String?
    let logoProblem: Text?
    let newLogo: String?
    let noLogo: String?

    static let template = "partners/admin/edit"
    static let shape = Shape<PartnerEditPage> {
        $0.show("logo_error", \.logoProblem)
    }
}
