internal import Base

/// The name under which a firm is on the web: `https://www.weber.co.uk/team` and `shop.weber.co.uk` are `weber.co.uk`.
package enum WebDomain {
    /// Second levels that registries give out names below; the ones that firms of our regions have.
    private static let shared: Set<String> = ["ac", "co", "com", "edu", "gov", "gv", "net", "nic", "or", "org", "res"]
    /// Those that only one country has.
    private static let registries: Set<String> = [
        "asso.fr", "firm.in", "gen.in", "ind.in", "ltd.uk", "me.uk", "ne.jp", "plc.uk", "sch.uk",
    ]
    /// Where many have their page who do not know each other.
    private static let platforms: Set<String> = [
        "blogspot.com", "facebook.com", "google.com", "instagram.com", "jimdofree.com", "linkedin.com",
        "twitter.com", "wixsite.com", "wordpress.com", "x.com", "youtube.com",
    ]

    /// The host of what somebody types as a website; nil where there is none.
    package static func host(of website: String) -> String? {
        var rest = website[...]
        if let scheme = rest.range(of: "://") {
            guard ["http", "https"].contains(rest[..<scheme.lowerBound].lowercased()) else { return nil }
            rest = rest[scheme.upperBound...]
        }
        let host = rest.prefix { !"/?#:".contains($0) }
        // An address of mail knows what a domain is.
        guard !host.contains("@"), let domain = try? EmailAddress("x@\(host)").domain, domain.contains(".") else {
            return nil
        }
        return domain
    }

    /// The part of a host that its owner has registered.
    package static func registrable(_ host: String) -> String {
        let labels = host.split(separator: ".")
        guard labels.count > 2 else { return host }
        return labels.suffix(isRegistry(labels.suffix(2)) ? 3 : 2).joined(separator: ".")
    }

    /// The same, where it tells whose it is; nil for where many people have their address or their page.
    package static func own(_ host: String) -> String? {
        let name = registrable(host.lowercased())
        let labels = name.split(separator: ".")
        let isNobodys = labels.count < 2 || labels.count == 2 && isRegistry(labels[...])
        return isNobodys || platforms.contains(name) || MailProviders.isFree(domain: name) ? nil : name
    }

    private static func isRegistry(_ labels: ArraySlice<Substring>) -> Bool {
        guard let first = labels.first, let last = labels.last else { return false }
        return last.count == 2 && shared.contains(String(first)) || registries.contains("\(first).\(last)")
    }
}

extension Substring {
    fileprivate func range(of mark: String) -> Range<Index>? { ranges(of: mark).first }
}
