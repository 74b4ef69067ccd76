internal import Base
internal import HTTP
internal import Templates
internal import Web

/// The form of a new or edited lead.
struct LeadForm: FieldForm {
    var company: Field<String?>
    var name: Field<String?>
    var email: Field<EmailAddress?>
    var phone: Field<String?>
    var website: Field<String?>
    var city: Field<String?>
    var country: Field<String?>
    var hasConsent: Field<Bool>
    var value: Field<Money?>
    var probability: Field<Int?>
    var tags: Field<String?>
    var owner: Field<ID<User>?>
    var requirements: LeadRequirementsForm

    /// As it was sent, else as the draft has it.
    init(_ sent: FormFields?, else draft: Lead.Draft, _ colleagues: LeadColleagues, _ amounts: Amounts) {
        let contact = draft.contact
        let amounts = Amounts(amounts.reader, draft.value?.currency ?? amounts.currency)
        company = Field("company", .line, sent, else: contact.company.isEmpty ? nil : contact.company)
        name = Field("name", .line, sent, else: contact.name.isEmpty ? nil : contact.name)
        email = Field("email", .optional(.email), sent, else: contact.email)
        phone = Field("phone", .optional(.phone), sent, else: contact.phone)
        website = Field("website", .line, sent, else: contact.website)
        city = Field("city", .line, sent, else: contact.city)
        country = Field("country", .optional(.country), sent, else: contact.country)
        hasConsent = Field("consent", .switched, sent, else: contact.hasConsent)
        value = Field("value", .optional(.money(amounts)), sent, else: draft.value)
        probability = Field("probability", .optional(.integer(0...100)), sent, else: draft.probability)
        tags = Field("tags", .optional(.text(max: 400)), sent, else: draft.tags.joined(separator: ", "))
        owner = Field("owner", .optional(.choice(colleagues.all.map(\.id), \.text)), sent, else: draft.owner)
        requirements = LeadRequirementsForm(sent, else: draft.requirements, amounts)
        if sent != nil { check() }
    }

    /// A name and one way to reach them are enough, and needed.
    private mutating func check() {
        if company.problem == nil, name.problem == nil, company.value == .some(nil), name.value == .some(nil) {
            company.reject(Text("Please enter a company or contact name."))
        }
        if email.problem == nil, phone.problem == nil, email.value == .some(nil), phone.value == .some(nil) {
            email.reject(Text("Please enter an e-mail address or a phone number."))
        }
    }

    /// The contact as typed so far: enough for an overlap check.
    var contact: Lead.Contact {
        Lead.Contact(
            name: (name.value ?? nil) ?? "", company: (company.value ?? nil) ?? "", email: email.value ?? nil,
            phone: phone.value ?? nil, website: website.value ?? nil, country: country.value ?? nil,
            city: city.value ?? nil, hasConsent: hasConsent.value ?? false)
    }

    /// nil while something is wrong.
    func draft(was former: Lead.Draft, asking fields: Set<Lead.Requirements.Field>) -> Lead.Draft? {
        filled {
            var draft = former
            draft.contact = contact
            draft.value = try value.get()
            draft.probability = try probability.get()
            draft.tags = Tags.typed(try tags.get() ?? "")
            draft.owner = try owner.get()
            draft.requirements = try requirements.value(was: former.requirements, asking: fields)
            return draft
        }
    }
}

extension FieldRule where Value == String? {
    fileprivate static var line: FieldRule { .optional(.text(max: 200)) }
}

extension FieldRule where Value == String {
    /// A country's code, by which records keep it.
    static var country: FieldRule {
        let rule = FieldRule<Country>.country
        return FieldRule(
            limit: rule.limit, parse: { input throws(FieldProblem) in try rule.parse(input).code }, format: { $0 })
    }
}
