internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// What a firm says of itself, as its owner and the staff fill it in.
struct ProfileForm {
    var name: Field<String>
    var legalName: Field<String?>
    var email: Field<EmailAddress?>
    var phone: Field<String?>
    var address: Field<String?>
    var country: Field<Country?>
    var website: Field<String?>
    var domains: Field<[String]>
    var callback: Field<String?>
    var specialisations: Field<[String]>
    var languages: Field<[String]>
    var territories: Field<[String]>
    var registration: Field<String?>

    init(_ sent: FormFields) {
        name = Field("name", .text(max: 120), sent)
        legalName = Field("legal_name", .optional(.text(max: 120)), sent)
        email = Field("email", .optional(.email), sent)
        phone = Field("phone", .optional(.text(max: 40)), sent)
        address = Field("address", .optional(.longText(max: 400)), sent)
        country = Field("country", .optional(.country), sent)
        website = Field("website", .optional(.website), sent)
        domains = Field("domains", .hosts, sent)
        callback = Field("callback", .optional(.secureAddress), sent)
        specialisations = Field("specialisations", .lines, sent)
        languages = Field("languages", .lines, sent)
        territories = Field("territories", .lines, sent)
        registration = Field("registration", .optional(.text(max: 60)), sent)
    }

    init(_ profile: Partner.Profile) {
        name = Field("name", .text(max: 120), profile.name)
        legalName = Field("legal_name", .optional(.text(max: 120)), profile.legalName)
        email = Field("email", .optional(.email), profile.email)
        phone = Field("phone", .optional(.text(max: 40)), profile.phone)
        address = Field("address", .optional(.longText(max: 400)), profile.address)
        country = Field("country", .optional(.country), Country.named(profile.country))
        website = Field("website", .optional(.website), profile.website)
        domains = Field("domains", .hosts, profile.domains)
        callback = Field("callback", .optional(.secureAddress), profile.callback)
        specialisations = Field("specialisations", .lines, profile.specialisations)
        languages = Field("languages", .lines, profile.languages)
        territories = Field("territories", .lines, profile.territories)
        registration = Field("registration", .optional(.text(max: 60)), profile.registration)
    }

    var profile: Partner.Profile? {
        guard let name = name.value, let legalName = legalName.value, let email = email.value,
            let phone = phone.value, let address = address.value, let country = country.value,
            let website = website.value, let domains = domains.value, let callback = callback.value,
            let specialisations = specialisations.value, let languages = languages.value,
            let territories = territories.value, let registration = registration.value
        else { return nil }
        var profile = Partner.Profile(name: name)
        profile.legalName = legalName ?? ""
        profile.email = email
        profile.phone = phone ?? ""
        profile.address = address ?? ""
        profile.country = country?.code ?? ""
        profile.website = website ?? ""
        profile.domains = domains
        profile.callback = callback ?? ""
        profile.specialisations = specialisations
        profile.languages = languages
        profile.territories = territories
        profile.registration = registration ?? ""
        return profile
    }

    func view(in language: Language) -> ProfileView {
        ProfileView(
            name: name.view, legalName: legalName.view, email: email.view, phone: phone.view, address: address.view,
            country: country.view, countries: CountryChoice.all(chosen: country.input, in: language),
            website: website.view, domains: domains.view, callback: callback.view,
            specialisations: specialisations.view, languages: languages.view, territories: territories.view,
            registration: registration.view)
    }
}

struct ProfileView: TemplateValue {
    let name: FieldView
    let legalName: FieldView
    let email: FieldView
    let phone: FieldView
    let address: FieldView
    let country: FieldView
    let countries: [CountryChoice]
    let website: FieldView
    let domains: FieldView
    let callback: FieldView
    let specialisations: FieldView
    let languages: FieldView
    let territories: FieldView
    let registration: FieldView
}

/// What staff settle with a firm.
struct TermsForm {
    var kind: Field<ApplicationForm.Kind>
    var rate: Field<Rate?>
    var rateReason: Field<String?>
    var capacity: Field<Int?>
    var manager: Field<Partner.Manager?>
    /// By its name, or by its id where several have that.
    var parent: Field<String?>
    private var parentID: ID<Firm>?
    var tags: Field<[String]>

    init(_ sent: FormFields, _ rules: RuleSet, _ managers: [Partner.Manager], _ reader: Reader) throws {
        kind = Field("kind", .choice(ApplicationForm.Kind.all(rules), \.code), sent)
        rate = Field("rate", .optional(.percent), sent)
        rateReason = Field("rate_reason", .optional(.text(max: 300)), sent)
        capacity = Field("capacity", .optional(.integer(0...100_000)), sent)
        manager = Field("manager", .optional(.manager(managers)), sent)
        parent = Field("parent", .optional(.text(max: 120)), sent)
        tags = Field("tags", .lines, sent)
        if let type = kind.value?.type, let rate = rate.value ?? nil, !type.allows(rate), rateReason.value == .some(nil)
        {
            rateReason.reject(type.rateWarning)
        }
        if let name = parent.value ?? nil {
            let found = try PartnerStore.ids(named: name, in: reader)
            parentID = found.first
            if found.isEmpty { parent.reject(Text("There is no firm of this name.")) }
            if found.count > 1 { parent.reject(Text("Several firms have this name. Please enter its id instead.")) }
        }
    }

    /// `partner` is nil for a new one.
    init(_ partner: Partner?, _ rules: RuleSet, _ managers: [Partner.Manager], parent name: String?) {
        let all = ApplicationForm.Kind.all(rules)
        let terms = partner?.terms
        kind = Field(
            "kind", .choice(all, \.code),
            all.first { $0.type.code == terms?.type && $0.region.code == terms?.region })
        rate = Field("rate", .optional(.percent), terms?.rate)
        rateReason = Field("rate_reason", .optional(.text(max: 300)), nil as String??)
        capacity = Field("capacity", .optional(.integer(0...100_000)), terms?.capacity)
        manager = Field("manager", .optional(.manager(managers)), terms?.manager)
        parent = Field("parent", .optional(.text(max: 120)), name)
        tags = Field("tags", .lines, partner?.tags ?? [])
    }

    var terms: Partner.Terms? {
        guard let kind = kind.value, let rate = rate.value, rateReason.value != nil, let capacity = capacity.value,
            let manager = manager.value, parent.value != nil, tags.value != nil
        else { return nil }
        var terms = Partner.Terms(type: kind.type.code, region: kind.region.code)
        terms.rate = rate
        terms.capacity = capacity
        terms.manager = manager
        terms.parent = parentID
        return terms
    }
}

extension FieldRule<[String]> {
    /// Short texts with commas between.
    static var lines: FieldRule {
        FieldRule(
            limit: 1_000, isRequired: false,
            parse: { input throws(FieldProblem) in
                let lines = Lines.typed(input)
                guard lines.count <= Lines.limit, lines.allSatisfy({ $0.count <= Lines.longest }) else {
                    throw FieldProblem(Text("Please use at most 50 entries of 60 characters."))
                }
                return lines
            }, format: Lines.shown)
    }

    static var hosts: FieldRule {
        FieldRule(
            limit: 1_000, isRequired: false,
            parse: { input throws(FieldProblem) in
                try Lines.typed(input).prefix(Lines.limit).map { text throws(FieldProblem) in
                    guard let host = WebDomain.host(of: text) else {
                        throw FieldProblem(Text("{domain} is no domain, such as example.com.", ["domain": text]))
                    }
                    return host
                }
            }, format: Lines.shown)
    }
}

extension FieldRule<String> {
    /// Where programs are called: over TLS only.
    static var secureAddress: FieldRule {
        FieldRule(
            limit: 500,
            parse: { input throws(FieldProblem) in
                let text = input.trimmed
                guard text.count <= 500, text.hasPrefix("https://"), WebDomain.host(of: text) != nil,
                    !text.contains(where: \.isWhitespace)
                else { throw FieldProblem(Text("Please enter an address that begins with https://.")) }
                return text
            }, format: { $0 })
    }
}
