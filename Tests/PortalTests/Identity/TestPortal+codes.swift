import Base

@testable import Crypto

extension TestPortal {
    /// What an authenticator app with this secret shows now.
    func code(of secret: Secret) throws -> String {
        let step = OneTimeCode.step(at: clock.now)
        return String(decoding: try OneTimeCode.digits(of: secret, step: step), as: UTF8.self)
    }
}
