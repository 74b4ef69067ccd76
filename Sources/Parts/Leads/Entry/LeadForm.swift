internal import Base
internal import HTTP
internal import Templates
internal import Web

/// What is typed of a lead, whether it is a new one or one that is changed.
struct LeadForm {
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

    init(_ sent: FormFields, _ colleagues: LeadColleagues, was draft: Lead.Draft, _ amounts: Amounts) {
        let rules = Rules(draft, colleagues, amounts)
        company = Field("company", rules.line, sent)
        name = Field("name", rules.line, sent)
        email = Field("email", .optional(.email), sent)
        phone = Field("phone", rules.phone, sent)
        website = Field("website", rules.line, sent)
        city = Field("city", rules.line, sent)
        country = Field("country", .optional(.country), sent)
        hasConsent = Field("consent", .switched, sent)
        value = Field("value", rules.money, sent)
        probability = Field("probability", .optional(.integer(0...100)), sent)
        tags = Field("tags", rules.tags, sent)
        owner = Field("owner", rules.owner, sent)
        requirements = LeadRequirementsForm(sent, rules.amounts)
        check()
    }

    init(_ draft: Lead.Draft, _ colleagues: LeadColleagues, _ amounts: Amounts) {
        let rules = Rules(draft, colleagues, amounts)
        let contact = draft.contact
        company = Field("company", rules.line, contact.company.isEmpty ? nil : contact.company)
        name = Field("name", rules.line, contact.name.isEmpty ? nil : contact.name)
        email = Field("email", .optional(.email), contact.email)
        phone = Field("phone", rules.phone, contact.phone)
        website = Field("website", rules.line, contact.website)
        city = Field("city", rules.line, contact.city)
        country = Field("country", .optional(.country), contact.country)
        hasConsent = Field("consent", .switched, contact.hasConsent)
        value = Field("value", rules.money, draft.value)
        probability = Field("probability", .optional(.integer(0...100)), draft.probability)
        tags = Field("tags", rules.tags, draft.tags.joined(separator: ", "))
        owner = Field("owner", rules.owner, draft.owner)
        requirements = LeadRequirementsForm(draft.requirements, rules.amounts)
    }

    private struct Rules {
        let amounts: Amounts
        let line = FieldRule.optional(FieldRule.text(max: 200))
        let phone = FieldRule.optional(FieldRule.text(max: 40))
        let tags = FieldRule.optional(FieldRule.text(max: 400))
        let money: FieldRule<Money?>
        let owner: FieldRule<ID<User>?>

        init(_ draft: Lead.Draft, _ colleagues: LeadColleagues, _ amounts: Amounts) {
            self.amounts = Amounts(amounts.reader, draft.value?.currency ?? amounts.currency)
            money = .optional(.money(self.amounts))
            owner = .optional(.choice(colleagues.all.map(\.id), \.text))
        }
    }

    /// A name and one way to reach them are enough, and needed.
    private mutating func check() {
        if company.problem == nil, name.problem == nil, company.value == .some(nil), name.value == .some(nil) {
            company.reject(Text("Please give the company or the name of a contact."))
        }
        if email.problem == nil, phone.problem == nil, email.value == .some(nil), phone.value == .some(nil) {
            email.reject(Text("Please give an e-mail address or a phone number."))
        }
    }

    /// The contact, as far as it is typed: enough to ask whether somebody was first.
    var contact: Lead.Contact {
        Lead.Contact(
            name: (name.value ?? nil) ?? "", company: (company.value ?? nil) ?? "", email: email.value ?? nil,
            phone: phone.value ?? nil, website: website.value ?? nil, country: country.value ?? nil,
            city: city.value ?? nil, hasConsent: hasConsent.value ?? false)
    }

    /// nil while something is wrong.
    func draft(was former: Lead.Draft, asking fields: Set<Lead.Requirements.Field>) -> Lead.Draft? {
        let isRight =
            [company.problem, name.problem, email.problem, phone.problem, website.problem, city.problem].allSatisfy {
                $0 == nil
            }
            && [country.problem, value.problem, probability.problem, tags.problem, owner.problem].allSatisfy {
                $0 == nil
            }
        guard isRight, let value = value.value, let probability = probability.value, let tags = tags.value,
            let owner = owner.value, let requirements = requirements.value(was: former.requirements, asking: fields)
        else { return nil }
        var draft = former
        draft.contact = contact
        draft.value = value
        draft.probability = probability
        draft.tags = (tags ?? "").split(separator: ",").map { String($0).trimmed }
        draft.owner = owner
        draft.requirements = requirements
        return draft
    }
}

extension FieldRule where Value == String {
    /// A country's code, by which records keep it.
    static var country: FieldRule {
        let rule = FieldRule<Country>.country
        return FieldRule(
            limit: rule.limit, parse: { input throws(FieldProblem) in try rule.parse(input).code }, format: { $0 })
    }
}
