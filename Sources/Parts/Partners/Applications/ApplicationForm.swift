package import Base
internal import HTTP
internal import Programme
internal import Templates
package import Web

/// The application form. Its choices follow the programme: types, each in its regions.
struct ApplicationForm: FieldForm {
    /// A type in one of its regions: other combinations cannot be chosen.
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

    init(_ sent: FormFields?, _ rules: RuleSet) {
        let kinds = Kind.all(rules)
        self.kinds = kinds
        firmName = Field("firm", .companyName(), sent, else: nil)
        contactName = Field("contact", .personName(), sent, else: nil)
        email = Field("email", .email, sent, else: nil)
        phone = Field("phone", .optional(.phone), sent, else: nil)
        kind = Field("kind", .choice(kinds, \.code), sent, else: nil)
        country = Field("country", .country, sent, else: nil)
        website = Field("website", .optional(.website), sent, else: nil)
        registration = Field("registration", .optional(.text(max: 60)), sent, else: nil)
        audience = Field("audience", .optional(.longText(max: 1_000)), sent, else: nil)
        message = Field("message", .longText(max: 3_000), sent, else: nil)
        consent = Field("consent", .switched, sent, else: nil)
        guard sent != nil else { return }
        if kind.value?.type.needsRegistration == true, registration.value == .some(nil) {
            registration.reject(
                Text("Partners of type {type} need a registration number.", ["type": kind.value?.type.name ?? ""]))
        }
        if consent.value == false { consent.reject(Text("We need your consent to store your application.")) }
    }

    func draft(in language: Language) -> Application.Draft? {
        guard consent.value == true else { return nil }
        return filled {
            let kind = try kind.get()
            return try Application.Draft(
                firmName: firmName.get(), contactName: contactName.get(), email: email.get(), phone: phone.get() ?? "",
                type: kind.type.code, region: kind.region.code, country: country.get().code,
                website: website.get() ?? "", registration: registration.get() ?? "", audience: audience.get() ?? "",
                message: message.get(), language: language)
        }
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
                    throw FieldProblem(Text("This is not a valid web address. Example: www.example.com"))
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
                else { throw FieldProblem(Text("Please enter a rate between 0 and 100, for example 12.5.")) }
                return Rate(basisPoints: whole * 100 + hundredths)
            },
            format: { rate in
                let (whole, rest) = (rate.basisPoints / 100, rate.basisPoints % 100)
                guard rest != 0 else { return "\(whole)" }
                return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest / 10)\(rest % 10)"
            })
    }
}
