internal import Base
internal import Crypto
package import HTTP

/// The browser that a request comes from, known by a random name in a cookie. It says nothing of who the person is;
/// it ties a form to the browser that it was drawn for.
package struct Visitor: Sendable {
    package let name: String
    /// The cookie is still to be set.
    let isNew: Bool

    init(_ request: Request) throws {
        if let known = request.cookies[Visitor.cookieName(request)], known.utf8.count == 32 {
            name = known
            isNew = false
        } else {
            name = try SecureRandom.bytes(16).hexadecimal
            isNew = true
        }
    }

    func cookie(_ request: Request) throws -> SetCookie {
        try SetCookie(Visitor.cookieName(request), name, isSecure: request.peer.isSecure)
    }

    /// A new name for the browser, when somebody signs in: whoever knew the old one knows nothing any more.
    package static func renewal(_ request: Request) throws -> SetCookie {
        try SetCookie(
            cookieName(request), SecureRandom.bytes(16).hexadecimal, isSecure: request.peer.isSecure)
    }

    /// Browsers take the prefix, which keeps neighbours under the same domain from setting it, over TLS only.
    private static func cookieName(_ request: Request) -> String {
        request.peer.isSecure ? "__Host-portico-visitor" : "portico-visitor"
    }
}
