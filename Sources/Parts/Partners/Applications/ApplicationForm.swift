package import Base
internal import HTTP
internal import Programme
internal import Templates
package import Web

/// What an applicant fills in. What is asked follows the programme: its types, each in its regions.
struct ApplicationForm {
    /// A type in one of its regions: nobody can choose what there is not.
    struct Kind: Equatable, Sendable {
        let type: PartnerType
        let region: Region

        var code: String { "\(type.code).\(region.code)" }

        static func all(_ rules: RuleSet) -> [Kind] {
            rules.partnerTypes.flatMap { type in
                rules.regions.filter { type.regions.contains($0.code) }.map { Kind(type: type, region: $0) }
            }
        }
    }

    let kinds: [Kind]
    var firmName: Field<String>
    var contactName: Field<String>
    var email: Field<EmailAddress>
    var phone: Field<String?>
    var kind: Field<Kind>
    var country: Field<Country>
    var website: Field<String?>
    var registration: Field<String?>
    var audience: Field<String?>
    var message: Field<String>
    var consent: Field<Bool>

    init(_ rules: RuleSet, _ sent: FormFields = FormFields(), isFresh: Bool = false) {
        let kinds = Kind.all(rules)
        self.kinds = kinds
        func field<Value>(_ name: String, _ rule: FieldRule<Value>) -> Field<Value> {
            isFresh ? Field(name, rule, nil as Value?) : Field(name, rule, sent)
        }
        firmName = field("firm", .text(max: 120))
        contactName = field("contact", .text(max: 120))
        email = field("email", .email)
        phone = field("phone", .optional(.text(max: 40)))
        kind = field("kind", .choice(kinds, \.code))
        country = field("country", .country)
        website = field("website", .optional(.website))
        registration = field("registration", .optional(.text(max: 60)))
        audience = field("audience", .optional(.longText(max: 1_000)))
        message = field("message", .longText(max: 3_000))
        consent = field("consent", .switched)
        guard !isFresh else { return }
        if kind.value?.type.needsRegistration == true, registration.value == .some(nil) {
            registration.reject(
                Text("As a {type} you need a registration number.", ["type": kind.value?.type.name ?? ""]))
        }
        if consent.value == false { consent.reject(Text("Without your consent we may not keep your application.")) }
    }

    func draft(in language: Language) -> Application.Draft? {
        guard let firmName = firmName.value, let contactName = contactName.value, let email = email.value,
            let phone = phone.value, let kind = kind.value, let country = country.value, let website = website.value,
            let registration = registration.value, let audience = audience.value, let message = message.value,
            consent.value == true
        else { return nil }
        return Application.Draft(
            firmName: firmName, contactName: contactName, email: email, phone: phone ?? "", type: kind.type.code,
            region: kind.region.code, country: country.code, website: website ?? "", registration: registration ?? "",
            audience: audience ?? "", message: message, language: language)
    }
}

extension FieldRule<String> {
    /// The address of a page, with or without `https://`.
    static var website: FieldRule {
        FieldRule(
            limit: 200,
            parse: { input throws(FieldProblem) in
                let text = input.trimmed
                guard !text.isEmpty else { throw .missing }
                guard text.count <= 200, WebDomain.host(of: text) != nil else {
                    throw FieldProblem(Text("This is no web address. It looks like www.example.com."))
                }
                return text.contains("://") ? text : "https://\(text)"
            }, format: { $0 })
    }
}

extension FieldRule<Rate> {
    /// Per cent with at most two digits behind the point.
    package static var percent: FieldRule<Rate> {
        FieldRule(
            limit: 10,
            parse: { input throws(FieldProblem) in
                let text = String(input.trimmed.drop { $0 == "+" }.prefix { $0 != "%" }).trimmed
                let pieces = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
                let fraction = pieces.count > 1 ? pieces[1] : ""
                guard (1...2).contains(pieces.count), fraction.count <= 2, let first = pieces.first,
                    let whole = Int64(first), (0...100).contains(whole),
                    let hundredths = Int64(fraction + String(repeating: "0", count: 2 - fraction.count)),
                    hundredths >= 0, whole * 100 + hundredths <= 10_000
                else { throw FieldProblem(Text("Please enter a rate from 0 to 100, such as 12.5.")) }
                return Rate(basisPoints: whole * 100 + hundredths)
            },
            format: { rate in
                let (whole, rest) = (rate.basisPoints / 100, rate.basisPoints % 100)
                guard rest != 0 else { return "\(whole)" }
                return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest / 10)\(rest % 10)"
            })
    }
}
