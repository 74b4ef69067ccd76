internal import Base
internal import Crypto
package import HTTP

/// What the cookie of a session holds: 256 random bits. The database knows their hash only.
package struct SessionToken: Equatable, Sendable {
    static let size = 32

    let bytes: Bytes

    static func make() throws -> SessionToken {
        SessionToken(bytes: try SecureRandom.bytes(size))
    }

    init(bytes: Bytes) {
        self.bytes = bytes
    }

    /// The one that came with a request; nil without one, and for what is none.
    init?(_ request: Request) {
        guard let text = request.cookies[SessionToken.cookieName(isSecure: request.peer.isSecure)],
            let bytes = Bytes(hexadecimal: text), bytes.count == SessionToken.size
        else { return nil }
        self.bytes = bytes
    }

    var hash: Bytes {
        get throws {
            let stream = try SHA256Stream()
            try stream.update(bytes)
            return try stream.finish()
        }
    }

    /// A session that is not kept ends with the browser at the latest.
    package func cookie(isKept: Bool, isSecure: Bool) throws -> SetCookie {
        let maxAge = isKept ? SessionStore.longest(isKept: true).milliseconds / 1000 : nil
        return try SetCookie(
            SessionToken.cookieName(isSecure: isSecure), bytes.hexadecimal, maxAge: maxAge, isSecure: isSecure)
    }

    package static func removal(isSecure: Bool) throws -> SetCookie {
        try SetCookie(cookieName(isSecure: isSecure), "", maxAge: 0, isSecure: isSecure)
    }

    /// Browsers take the prefix, which keeps neighbours under the same domain from setting it, over TLS only.
    private static func cookieName(isSecure: Bool) -> String {
        isSecure ? "__Host-portico" : "portico"
    }
}
