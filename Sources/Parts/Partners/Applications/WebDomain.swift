internal import Base

/// The name under which a firm is on the web: `https://www.weber.co.uk/team` and `shop.weber.co.uk` are `weber.co.uk`.
package enum WebDomain {
    /// Second levels that registries give out names below; the ones that firms of our regions have.
    private static let shared: Set<String> = ["ac", "co", "com", "edu", "gov", "gv", "net", "nic", "or", "org", "res"]

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
        let isShared = labels[labels.count - 1].count == 2 && shared.contains(String(labels[labels.count - 2]))
        return labels.suffix(isShared ? 3 : 2).joined(separator: ".")
    }
}

extension Substring {
    fileprivate func range(of mark: String) -> Range<Index>? { ranges(of: mark).first }
}
