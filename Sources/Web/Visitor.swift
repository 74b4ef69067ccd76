internal import Base
internal import Crypto
package import HTTP

/// The browser that a request comes from, known by a random name in a cookie. It says nothing of who the person is;
/// it ties a form to the browser that it was drawn for.
package struct Visitor: Sendable {
    private static let cookieName = "portico-visitor"

    package let name: String
    /// The cookie is still to be set.
    let isNew: Bool

    init(_ request: Request) throws {
        if let known = request.ownCookie(Visitor.cookieName), known.utf8.count == 32 {
            name = known
            isNew = false
        } else {
            name = try SecureRandom.bytes(16).hexadecimal
            isNew = true
        }
    }

    func cookie(_ request: Request) throws -> SetCookie {
        try SetCookie(own: Visitor.cookieName, name, for: request.peer)
    }

    /// Gives the browser a new name at sign-in, so that the old one is worthless.
    package static func renewal(_ request: Request) throws -> SetCookie {
        try SetCookie(own: cookieName, SecureRandom.bytes(16).hexadecimal, for: request.peer)
    }
}
