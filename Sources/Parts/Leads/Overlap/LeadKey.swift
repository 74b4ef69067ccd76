internal import Base
internal import Partners

/// The normalised identifiers of a lead: different spellings result in the same key.
struct LeadKey: Hashable {
    enum Kind: String {
        case email, phone, domain, name
    }

    let kind: Kind
    let value: String

    var text: String { "\(kind.rawValue):\(value)" }

    init(kind: Kind, value: String) {
        self.kind = kind
        self.value = value
    }

    init?(text: Substring) {
        guard let colon = text.firstIndex(of: ":"), let kind = Kind(rawValue: String(text[..<colon])) else {
            return nil
        }
        self.init(kind: kind, value: String(text[text.index(after: colon)...]))
    }

    /// The keys of a contact. `country` is where numbers without a country's prefix are taken to be.
    static func keys(of contact: Lead.Contact, country: String) -> [LeadKey] {
        let country = contact.country ?? country
        let domain =
            contact.website.flatMap(WebDomain.host(of:)).flatMap(WebDomain.own)
            ?? contact.email.flatMap { WebDomain.own($0.domain) }
        let found: [(Kind, String?)] = [
            (.email, contact.email.map(PlainEmail.of)),
            (.phone, contact.phone.flatMap { PlainPhone.of($0, in: country) }),
            (.domain, domain), (.name, PlainName.of(contact.company)),
        ]
        return found.compactMap { kind, value in value.map { LeadKey(kind: kind, value: $0) } }
    }
}

/// An address as the mailbox that it leads to.
enum PlainEmail {
    /// Dots in front of the @ mean nothing there.
    private static let dotless: Set<String> = ["gmail.com", "googlemail.com"]

    static func of(_ address: EmailAddress) -> String {
        var domain = address.domain.lowercased()
        var local = address.local.lowercased().prefix { $0 != "+" }
        if local.isEmpty { local = address.local.lowercased()[...] }
        if dotless.contains(domain) {
            local = local.filter { $0 != "." }[...]
            domain = "gmail.com"
        }
        return "\(local)@\(domain)"
    }
}

/// A number as E.164 writes it: `+4930123456`.
enum PlainPhone {
    /// The prefix of each country, and the trunk prefix of numbers within it.
    private static let countries: [String: (prefix: String, trunk: String)] = [
        "AE": ("971", "0"), "AT": ("43", "0"), "AU": ("61", "0"), "BE": ("32", "0"), "BG": ("359", "0"),
        "CA": ("1", "1"), "CH": ("41", "0"), "CZ": ("420", ""), "DE": ("49", "0"), "DK": ("45", ""),
        "ES": ("34", ""), "FI": ("358", "0"), "FR": ("33", "0"), "GB": ("44", "0"), "GR": ("30", ""),
        "HR": ("385", "0"), "HU": ("36", "06"), "IE": ("353", "0"), "IN": ("91", "0"), "IT": ("39", ""),
        "LI": ("423", ""), "LU": ("352", ""), "NL": ("31", "0"), "NO": ("47", ""), "PL": ("48", ""),
        "PT": ("351", ""), "QA": ("974", ""), "RO": ("40", "0"), "SA": ("966", "0"), "SE": ("46", "0"),
        "SI": ("386", "0"), "SK": ("421", "0"), "TR": ("90", "0"), "US": ("1", "1"),
    ]

    /// nil for what is no number, and for one without a prefix where the country is not known.
    static func of(_ text: String, in country: String) -> String? {
        let line = text.lowercased().prefix { $0 != "x" && $0 != "e" && $0 != ";" && $0 != "," && $0 != "#" }
        // "+49 (0)30": the zero is only for those at home.
        let sign = line.replacing("(0)", with: "").filter { $0.isASCII && $0.isNumber || $0 == "+" }
        var digits = sign.filter { $0 != "+" }
        if sign.hasPrefix("+") {
            digits = international(digits)
        } else if digits.hasPrefix("00") {
            digits = international(String(digits.dropFirst(2)))
        } else {
            guard let home = countries[country] else { return nil }
            let isWhole = !home.trunk.isEmpty && digits.hasPrefix(home.prefix) && digits.count > 10
            if !isWhole {
                let hasTrunk = digits.hasPrefix(home.trunk) && (home.prefix != "1" || digits.count > 10)
                digits = home.prefix + (hasTrunk ? String(digits.dropFirst(home.trunk.count)) : digits)
            }
        }
        return (8...15).contains(digits.count) ? "+" + digits : nil
    }

    /// Without the zero that some write behind the prefix; in Italy it belongs to the number.
    private static func international(_ digits: String) -> String {
        for (prefix, trunk) in countries.values where trunk == "0" && digits.hasPrefix(prefix + "0") {
            return prefix + digits.dropFirst(prefix.count + 1)
        }
        return digits
    }
}
