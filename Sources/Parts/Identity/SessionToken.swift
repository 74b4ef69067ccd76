internal import Base
internal import Crypto
package import HTTP

/// The value of a session cookie: 256 random bits. The database stores only their hash.
package struct SessionToken: Equatable, Sendable {
    static let size = 32
    private static let cookieName = "portico"

    let bytes: Bytes

    static func make() throws -> SessionToken {
        SessionToken(bytes: try SecureRandom.bytes(size))
    }

    init(bytes: Bytes) {
        self.bytes = bytes
    }

    /// The token of a request; nil if absent or malformed.
    init?(_ request: Request) {
        guard let text = request.ownCookie(SessionToken.cookieName),
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
    package func cookie(isKept: Bool, for peer: Peer) throws -> SetCookie {
        let maxAge = isKept ? SessionStore.longest(isKept: true).milliseconds / 1000 : nil
        return try SetCookie(own: SessionToken.cookieName, bytes.hexadecimal, maxAge: maxAge, for: peer)
    }

    package static func removal(for peer: Peer) throws -> SetCookie {
        try SetCookie(own: cookieName, "", maxAge: 0, for: peer)
    }
}
