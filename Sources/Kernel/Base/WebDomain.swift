internal import CPSL

/// The name under which somebody is on the web: `https://www.weber.co.uk/team` and `shop.weber.co.uk` are `weber.co.uk`,
/// `a.myshopify.com` is not `b.myshopify.com`.
package enum WebDomain {
    /// Where many have their page, below one name, who do not know each other.
    private static let platforms: Set<String> = [
        "facebook.com", "google.com", "instagram.com", "jimdofree.com", "linkedin.com", "twitter.com", "wordpress.com",
        "x.com", "youtube.com",
    ]

    /// Returns the host of a website as typed; nil if there is none.
    package static func host(of website: String) -> String? {
        var rest = website[...]
        if let scheme = rest.ranges(of: "://").first {
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
        registered(host) ?? host
    }

    /// The same, where it tells whose it is; nil for where many people have their address or their page.
    package static func own(_ host: String) -> String? {
        guard let name = registered(host.lowercased()), !platforms.contains(name), !MailProviders.isFree(domain: name)
        else { return nil }
        return name
    }

    /// By the list of public suffixes that libpsl is built with; nil for a suffix itself. Those of firms that give out
    /// names, as shops and blogs, count like those of registries.
    private static func registered(_ host: String) -> String? {
        guard host.contains(".") else { return nil }
        return unsafe host.withCString { start in
            unsafe psl_registrable_domain(psl_builtin(), start).map { unsafe String(cString: $0) }
        }
    }
}
