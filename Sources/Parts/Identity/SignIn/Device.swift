internal import Base
internal import Crypto
internal import HTTP

/// A browser in which people have signed in, known by a random name that it keeps for a year.
struct Device: Sendable {
    private static let cookieName = "portico-device"
    private static let year = 365 * 86_400

    private let name: Bytes

    static func make() throws -> Device {
        Device(name: try SecureRandom.bytes(16))
    }

    private init(name: Bytes) {
        self.name = name
    }

    init?(_ request: Request) {
        guard let text = request.ownCookie(Device.cookieName), let name = Bytes(hexadecimal: text),
            name.count == 16
        else { return nil }
        self.name = name
    }

    var hash: Bytes { Digest.sha256(name) }

    func cookie(_ request: Request) throws -> SetCookie {
        try SetCookie(own: Device.cookieName, name.hexadecimal, maxAge: Device.year, for: request.peer)
    }
}
