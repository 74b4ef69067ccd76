internal import Base

/// A cookie to be set (RFC 6265bis section 4.1). As closed as it can be unless said otherwise: for this host alone,
/// not for scripts, only over TLS, and not sent along by forms of other sites.
package struct SetCookie: Equatable, Sendable {
    package enum SameSite: String, Sendable {
        case strict = "Strict"
        case lax = "Lax"
        case none = "None"
    }

    /// Why a cookie is invalid: browsers would drop or misread it.
    package enum Invalid: Error, Equatable, CustomStringConvertible {
        case name, value, path, domain, tooLong, prefix, crossSiteWithoutSecure

        package var description: String {
            switch self {
            case .name: "The name of a cookie is a token of RFC 9110."
            case .value: "The value of a cookie has no blanks, quotes, commas, semicolons, backslashes or controls."
            case .path: "The path of a cookie begins with a slash and has no semicolon."
            case .domain: "The domain of a cookie is a host name."
            case .tooLong: "The name and value of a cookie are at most 4096 bytes together."
            case .prefix: "__Secure- needs Secure; __Host- needs Secure, the path / and no domain."
            case .crossSiteWithoutSecure: "SameSite=None needs Secure."
            }
        }
    }

    /// The value of `Set-Cookie:`.
    package let text: String

    /// `maxAge` in seconds: nil ends with the browser's session, 0 removes the cookie.
    package init(
        _ name: String, _ value: String, path: String = "/", domain: String? = nil, maxAge: Int? = nil,
        isSecure: Bool = true, isHTTPOnly: Bool = true, sameSite: SameSite = .lax
    ) throws(Invalid) {
        guard !name.isEmpty, name.utf8.allSatisfy(\.isToken) else { throw .name }
        guard value.utf8.allSatisfy(\.isCookieOctet) else { throw .value }
        guard name.utf8.count + value.utf8.count <= 4096 else { throw .tooLong }
        guard path.utf8.first == UInt8(ascii: "/"), path.utf8.allSatisfy(\.isCookiePath) else { throw .path }
        if let domain {
            guard !domain.isEmpty, domain.utf8.allSatisfy(\.isHostName) else { throw .domain }
        }
        // Browsers compare the prefixes without regard to case.
        let isForHost = name.lowercased().hasPrefix("__host-")
        guard isSecure || !isForHost && !name.lowercased().hasPrefix("__secure-") else { throw .prefix }
        guard !isForHost || path == "/" && domain == nil else { throw .prefix }
        guard isSecure || sameSite != .none else { throw .crossSiteWithoutSecure }
        var text = "\(name)=\(value); Path=\(path)"
        if let domain { text += "; Domain=\(domain)" }
        if let maxAge { text += "; Max-Age=\(max(0, maxAge))" }
        if isSecure { text += "; Secure" }
        if isHTTPOnly { text += "; HttpOnly" }
        self.text = text + "; SameSite=\(sameSite.rawValue)"
    }
}

extension Fields {
    package mutating func add(_ cookie: SetCookie) {
        add("Set-Cookie", cookie.text)
    }
}

extension UInt8 {
    fileprivate var isCookieOctet: Bool {
        0x21...0x7E ~= self && !"\",;\\".utf8.contains(self)
    }

    fileprivate var isCookiePath: Bool {
        0x20...0x7E ~= self && self != UInt8(ascii: ";")
    }

    fileprivate var isHostName: Bool {
        isDigit || lowercased &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
    }
}
