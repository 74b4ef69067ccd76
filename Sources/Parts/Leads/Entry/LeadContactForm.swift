internal import Base
internal import HTTP
internal import Templates
internal import Web

/// The contact form of a partner firm: short, with the consent that is required for storing it.
struct LeadContactForm: FieldForm {
    var name: Field<String>
    let company: Field<String?>
    var email: Field<EmailAddress?>
    let phone: Field<String?>
    let message: Field<String?>
    var consent: Field<Bool>
    let visit: LeadVisitSource

    /// As it was sent, else empty, by somebody who came this way.
    init(_ sent: FormFields?, else trail: LeadVisitSource) {
        name = Field("name", .text(max: 120), sent, else: nil)
        company = Field("company", .optional(.text(max: 120)), sent, else: nil)
        email = Field("email", .optional(.email), sent, else: nil)
        phone = Field("phone", .optional(.phone), sent, else: nil)
        message = Field("message", .optional(.longText(max: 2_000)), sent, else: nil)
        consent = Field("consent", .switched, sent, else: false)
        visit = sent.map { LeadVisitSource($0) } ?? trail
        guard sent != nil else { return }
        if email.problem == nil, email.value == .some(nil), phone.value == .some(nil) {
            email.reject(Text("Please enter an e-mail address or a phone number."))
        }
        if consent.value != true { consent.reject(Text("Your consent is required to store your details.")) }
    }

    var draft: Lead.Draft? {
        filled {
            Lead.Draft(
                contact: Lead.Contact(
                    name: try name.get(), company: try company.get() ?? "", email: try email.get(),
                    phone: try phone.get(), hasConsent: true))
        }
    }
}

/// The origin of a visitor, as far as the address of the page and the browser tell. It is sent with the form.
struct LeadVisitSource {
    static let names = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "referrer"]
    private static let longest = 100

    let values: [(name: String, value: String)]

    /// As the form, or the address of the page, has it.
    init(_ sent: FormFields) {
        values = Self.names.compactMap { name in
            let value = (sent[name] ?? "").filter { !$0.isNewline }.trimmed
            return value.isEmpty ? nil : (name, String(value.prefix(Self.longest)))
        }
    }

    /// The host that the browser says it comes from, unless it is this portal.
    init(_ query: FormFields, referrer: String?, origin: String) {
        let known = LeadVisitSource(query).values.filter { $0.name != "referrer" }
        let host = referrer.flatMap { $0.hasPrefix(origin) ? nil : Self.host(of: $0) }
        values = known + (host.map { [("referrer", $0)] } ?? [])
    }

    private init(values: [(name: String, value: String)]) {
        self.values = values
    }

    private subscript(name: String) -> String? { values.first { $0.name == name }?.value }

    /// Returns the stored attribution; a single visit is both first and last touch.
    func attribution(at moment: Timestamp) -> Lead.Attribution {
        guard !values.isEmpty else { return Lead.Attribution() }
        let source = [self["utm_source"], self["utm_medium"]].compactMap(\.self).joined(separator: ", ")
        let name = source.isEmpty ? self["referrer"] ?? self["utm_campaign"] ?? "" : source
        let touch = Lead.Touch(
            link: "", name: name, campaign: self["utm_campaign"], referrer: self["referrer"], at: moment)
        return Lead.Attribution(campaign: self["utm_campaign"], first: touch, last: touch)
    }

    private static func host(of address: String) -> String? {
        guard let start = address.ranges(of: "://").first?.upperBound else { return nil }
        let host = address[start...].prefix { !"/?#:".contains($0) }.lowercased()
        return host.isEmpty ? nil : String(host.prefix(longest))
    }
}
