internal import Base

/// What a lead is recognised by, in its plainest form: two spellings of one thing are one key.
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
        let domain = contact.website.flatMap(PlainDomain.of(website:)) ?? contact.email.flatMap(PlainDomain.of(email:))
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
    /// Countries by their prefix, and what stands in front of a number within them.
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

/// The part of a host's name that somebody has registered.
enum PlainDomain {
    /// Where many people who do not know each other have their address, or their page.
    private static let shared: Set<String> = [
        "gmail.com", "googlemail.com", "outlook.com", "outlook.de", "hotmail.com", "hotmail.de", "hotmail.co.uk",
        "hotmail.fr", "live.com", "live.de", "live.co.uk", "msn.com", "yahoo.com", "yahoo.de", "yahoo.co.uk",
        "yahoo.co.in", "yahoo.fr", "yahoo.in", "ymail.com", "rocketmail.com", "icloud.com", "me.com", "mac.com",
        "aol.com", "aol.de", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "gmx.com", "web.de", "t-online.de",
        "freenet.de", "arcor.de", "mail.de", "posteo.de", "mailbox.org", "proton.me", "protonmail.com", "pm.me",
        "tutanota.com", "tuta.com", "bluewin.ch", "hispeed.ch", "chello.at", "aon.at", "a1.net", "orange.fr",
        "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "libero.it", "virgilio.it", "tin.it", "telefonica.net",
        "mail.ru", "yandex.ru", "yandex.com", "rediffmail.com", "zoho.com", "fastmail.com", "hey.com", "btinternet.com",
        "sky.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "cox.net", "qq.com", "163.com", "126.com",
        "emirates.net.ae", "eim.ae", "facebook.com", "instagram.com", "linkedin.com", "youtube.com", "x.com",
        "twitter.com", "google.com", "wordpress.com", "blogspot.com", "wixsite.com", "jimdofree.com",
    ]

    /// Registries that sell names below two labels.
    private static let registries: Set<String> = [
        "co.uk", "org.uk", "me.uk", "ltd.uk", "plc.uk", "ac.uk", "gov.uk", "net.uk", "sch.uk", "com.au", "net.au",
        "org.au", "co.nz", "org.nz", "net.nz", "co.in", "net.in", "org.in", "firm.in", "gen.in", "ind.in", "co.jp",
        "ne.jp", "or.jp", "com.br", "net.br", "org.br", "com.mx", "com.ar", "com.co", "com.pe", "co.za", "org.za",
        "com.tr", "org.tr", "com.cn", "net.cn", "org.cn", "com.hk", "com.sg", "com.my", "co.id", "co.th", "co.kr",
        "com.tw", "com.vn", "com.ph", "co.il", "org.il", "com.sa", "com.eg", "com.qa", "net.ae", "co.ae", "org.ae",
        "com.ua", "com.pl", "net.pl", "com.ro", "co.at", "or.at", "gv.at", "com.gr", "com.cy", "com.mt", "com.pt",
        "co.hu", "com.hr", "co.ke", "com.ng", "com.gh", "com.pk", "com.bd", "com.lk", "com.es", "com.fr", "com.de",
        "asso.fr", "edu.in", "ac.in", "ac.at", "edu.au",
    ]

    static func of(email: EmailAddress) -> String? {
        of(host: email.domain)
    }

    /// Of an address of a page, or just the host.
    static func of(website: String) -> String? {
        var rest = website.trimmed.lowercased()[...]
        if let scheme = rest.ranges(of: "://").first { rest = rest[scheme.upperBound...] }
        let host = rest.prefix { !"/?#:".contains($0) }
        guard let address = try? EmailAddress("x@\(host)") else { return nil }
        return of(host: address.domain)
    }

    private static func of(host: String) -> String? {
        let labels = host.lowercased().split(separator: ".")
        guard labels.count > 1 else { return nil }
        let count = registries.contains(labels.suffix(2).joined(separator: ".")) ? 3 : 2
        guard labels.count >= count else { return nil }
        let name = labels.suffix(count).joined(separator: ".")
        return shared.contains(name) ? nil : name
    }
}
