internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// `/account/firm`: what a firm says of itself, which is also a step of its beginning.
enum ProfilePages {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.profile, .owner) { try show($0, PartnerPath.profile) },
        .post(PartnerPath.profile, .owner) { try update($0, PartnerPath.profile) },
        .get(PartnerPath.step("profile"), .owner) { context in
            try show(context, PartnerPath.step("profile"))
        },
        .post(PartnerPath.step("profile"), .owner) { submission in
            try update(submission, PartnerPath.step("profile"))
        },
    ]

    private static func show(_ context: Context, _ path: String) throws -> Response {
        let partner = try own(context, context.reader)
        return try context.page(
            ProfilePage(
                partner, ProfileForm(nil, else: partner.profile), path, in: context.audience.language, context.site,
                context.reader))
    }

    private static func update(_ submission: Submission, _ path: String) throws -> Response {
        let partner = try submission.read { try own(submission, $0) }
        var form = ProfileForm(submission.form.fields, else: partner.profile)
        let rules = try submission.read { try ProgrammeRules.current($0).rules }
        let type = rules.partnerType(partner.terms.type, in: partner.terms.region)
        if type?.needsRegistration == true, form.registration.value == .some(nil) {
            form.registration.reject(
                Text("Partners of type {type} need a registration number.", ["type": type?.name ?? ""]))
        }
        guard let profile = form.profile else {
            let drawn = try submission.read { reader in
                try ProfilePage(partner, form, path, in: submission.audience.language, submission.site, reader)
            }
            return try submission.page(drawn, .unprocessableContent)
        }
        return try submission.write { writer in
            let current = try own(submission, writer)
            var changed = current
            changed.profile = profile
            // Firms do not see it, so they do not empty it either.
            changed.profile.callback = current.profile.callback
            try PartnerRecords.save(changed, was: current, by: submission.actor, at: submission.now, in: writer)
            try Onboarding.set(
                .profile, .done, of: current.id, by: submission.actor, at: submission.now, in: writer)
            let isStep = path != PartnerPath.profile
            return .goto(isStep ? PartnerPath.onboarding : path, saying: Text("Saved."))
        }
    }

    static func own(_ visit: some Visit, _ reader: Reader) throws -> Partner {
        guard let partner = try PartnerStore.partner(visit.firm.id, in: reader) else { throw Refusal.notThere }
        return partner
    }
}

struct ProfilePage: TemplatePage {
    let profile: ProfileForm
    let countries: [Choice]
    let needsRegistration: Bool
    let kind: String
    let path: String
    let isStep: Bool
    let name: String
    let logo: String?
    let logoProblem: Text?
    /// The public contact form.
    let contact: String?
    var slug: String
    var slugProblem: Text?

    init(
        _ partner: Partner, _ form: ProfileForm, _ path: String, logoProblem: Text? = nil, in language: Language,
        _ site: Site, _ reader: Reader
    ) throws {
        let rules = try ProgrammeRules.current(reader).rules
        profile = form
        countries = Choice.countries(chosen: form.country.input, in: language)
        needsRegistration =
            rules.partnerType(partner.terms.type, in: partner.terms.region)?.needsRegistration ?? false
        kind = "\(rules.typeName(partner.terms.type)), \(rules.regionName(partner.terms.region))"
        self.path = path
        isStep = path != PartnerPath.profile
        name = partner.name
        logo = partner.logoPath
        self.logoProblem = logoProblem
        slug = try FirmSlugStore.current(of: partner.id, in: reader) ?? ""
        contact = slug.isEmpty || isStep ? nil : site.address(of: PartnerPath.contact(slug))
    }

    static let template = "partners/profile"
    static let shape = Shape<ProfilePage> {
        $0.show("logo_error", \.logoProblem)
        $0.show("new_logo") { _ in PartnerPath.ownLogo }
        $0.show("no_logo") { _ in PartnerPath.noLogo }
        $0.show("slug_path") { _ in PartnerPath.slug }
        $0.show("back") { _ in PartnerPath.onboarding }
    }
}
