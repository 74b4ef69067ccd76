internal import Base
internal import Crypto
internal import HTTP

/// Carries a flash to the next page in a signed cookie: nothing is stored, so nothing is left behind.
struct FlashCookie: Sendable {
    private static let name = "portico-flash"
    /// Browsers keep 4 KB a cookie. A flash that does not fit goes without its undo.
    private static let limit = 3_500

    let secret: Secret

    func cookie(_ flash: Flash, _ request: Request) throws -> SetCookie {
        var text = flash.encoded
        if text.utf8.count > FlashCookie.limit { text = Flash(flash.kind, flash.text).encoded }
        let code = try MAC.sha256(Bytes(text.utf8), key: secret).hexadecimal
        return try SetCookie(own: FlashCookie.name, "\(code).\(text)", maxAge: 60, for: request.peer)
    }

    func flash(_ request: Request) throws -> Flash? {
        guard let value = request.ownCookie(FlashCookie.name), let dot = value.firstIndex(of: "."),
            let code = Bytes(hexadecimal: String(value[..<dot]))
        else { return nil }
        let text = String(value[value.index(after: dot)...])
        guard try MAC.isValid(code, of: Bytes(text.utf8), key: secret) else { return nil }
        return Flash(encoded: text)
    }

    /// It has been shown.
    func removal(_ request: Request) throws -> SetCookie {
        try SetCookie(own: FlashCookie.name, "", maxAge: 0, for: request.peer)
    }
}
