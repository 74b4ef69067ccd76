internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// The profile form, for the owner and for staff.
struct ProfileForm: FieldForm {
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

    /// As it was sent, else as the firm has it.
    init(_ sent: FormFields?, else profile: Partner.Profile) {
        name = Field("name", .companyName(), sent, else: profile.name)
        legalName = Field("legal_name", .optional(.text(max: 120)), sent, else: profile.legalName)
        email = Field("email", .optional(.email), sent, else: profile.email)
        phone = Field("phone", .optional(.phone), sent, else: profile.phone)
        address = Field("address", .optional(.longText(max: 400)), sent, else: profile.address)
        country = Field("country", .optional(.country), sent, else: Country.named(profile.country))
        website = Field("website", .optional(.website), sent, else: profile.website)
        domains = Field("domains", .hosts, sent, else: profile.domains)
        callback = Field("callback", .optional(.secureAddress), sent, else: profile.callback)
        specialisations = Field("specialisations", .lines, sent, else: profile.specialisations)
        languages = Field("languages", .lines, sent, else: profile.languages)
        territories = Field("territories", .lines, sent, else: profile.territories)
        registration = Field("registration", .optional(.text(max: 60)), sent, else: profile.registration)
    }

    var profile: Partner.Profile? {
        filled {
            var profile = Partner.Profile(name: try name.get())
            profile.legalName = try legalName.get() ?? ""
            profile.email = try email.get()
            profile.phone = try phone.get() ?? ""
            profile.address = try address.get() ?? ""
            profile.country = try country.get()?.code ?? ""
            profile.website = try website.get() ?? ""
            profile.domains = try domains.get()
            profile.callback = try callback.get() ?? ""
            profile.specialisations = try specialisations.get()
            profile.languages = try languages.get()
            profile.territories = try territories.get()
            profile.registration = try registration.get() ?? ""
            return profile
        }
    }
}

/// The terms form for staff.
struct TermsForm: FieldForm {
    var kind: Field<ApplicationForm.Kind>
    var rate: Field<Rate?>
    var rateReason: Field<String?>
    var capacity: Field<Int?>
    var manager: Field<Partner.Manager?>
    /// By its name, or by its id where several have that.
    var parent: Field<String?>
    private var parentID: ID<Firm>?
    var tags: Field<[String]>

    /// As it was sent, else as it is settled with the firm; nil for a new one.
    init(_ sent: FormFields?, else partner: Partner?, _ rules: RuleSet, _ reader: Reader) throws {
        let kinds = ApplicationForm.Kind.all(rules)
        let terms = partner?.terms
        let above = try terms?.parent.flatMap { try PartnerStore.name(of: $0, in: reader) }
        kind = Field(
            "kind", .choice(kinds, \.code), sent,
            else: kinds.first { $0.type.code == terms?.type && $0.region.code == terms?.region })
        rate = Field("rate", .optional(.percent), sent, else: terms?.rate)
        rateReason = Field("rate_reason", .optional(.text(max: 300)), sent, else: nil)
        capacity = Field("capacity", .optional(.integer(0...100_000)), sent, else: terms?.capacity)
        manager = Field("manager", .optional(.manager(try Partner.Manager.all(in: reader))), sent, else: terms?.manager)
        parent = Field("parent", .optional(.text(max: 120)), sent, else: above)
        tags = Field("tags", .lines, sent, else: partner?.tags ?? [])
        guard sent != nil else { return }
        if let type = kind.value?.type, let rate = rate.value ?? nil, !type.allows(rate), rateReason.value == .some(nil)
        {
            rateReason.reject(type.rateWarning)
        }
        if let name = parent.value ?? nil {
            let found = try PartnerStore.ids(named: name, in: reader)
            parentID = found.first
            if found.isEmpty { parent.reject(Text("No firm with this name found.")) }
            if found.count > 1 {
                parent.reject(Text("Several firms have this name. Please enter the firm's ID instead."))
            }
        }
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
                    throw FieldProblem(Text("Please use at most 50 entries of up to 60 characters each."))
                }
                return lines
            }, format: Lines.shown)
    }

    static var hosts: FieldRule {
        FieldRule(
            limit: 1_000, isRequired: false,
            parse: { input throws(FieldProblem) in
                let lines = Lines.typed(input)
                guard lines.count <= Lines.limit else { throw .tooMany(Lines.limit) }
                return try lines.map { text throws(FieldProblem) in
                    guard let host = WebDomain.host(of: text) else {
                        throw FieldProblem(
                            Text("{domain} is not a valid domain. Example: example.com", ["domain": text]))
                    }
                    return host
                }
            }, format: Lines.shown)
    }
}

extension FieldRule<String> {
    /// An address for webhooks: TLS only.
    static var secureAddress: FieldRule {
        FieldRule(
            limit: 500,
            parse: { input throws(FieldProblem) in
                let text = input.trimmed
                guard text.count <= 500, text.hasPrefix("https://"), WebDomain.host(of: text) != nil,
                    !text.contains(where: \.isWhitespace)
                else { throw FieldProblem(Text("Please enter an address that starts with https://.")) }
                return text
            }, format: { $0 })
    }
}
