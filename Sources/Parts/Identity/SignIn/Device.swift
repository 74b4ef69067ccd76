internal import Base
internal import Crypto
internal import HTTP

/// A browser in which people have signed in, known by a random name that it keeps for a year.
struct Device: Sendable {
    private static let year = 365 * 86_400

    private let name: Bytes

    static func make() throws -> Device {
        Device(name: try SecureRandom.bytes(16))
    }

    private init(name: Bytes) {
        self.name = name
    }

    init?(_ request: Request) {
        guard let text = request.cookies[Device.cookieName(request)], let name = Bytes(hexadecimal: text),
            name.count == 16
        else { return nil }
        self.name = name
    }

    var hash: Bytes { Digest.sha256(name) }

    func cookie(_ request: Request) throws -> SetCookie {
        try SetCookie(
            Device.cookieName(request), name.hexadecimal, maxAge: Device.year, isSecure: request.peer.isSecure)
    }

    private static func cookieName(_ request: Request) -> String {
        request.peer.isSecure ? "__Host-portico-device" : "portico-device"
    }
}
