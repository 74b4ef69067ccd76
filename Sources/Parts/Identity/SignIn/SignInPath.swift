internal import Web

/// The paths of the sign-in pages.
package enum SignInPath {
    package static let home = "/"
    package static let signIn = "/login"
    package static let verify = "/login/verify"
    package static let confirm = "/login/confirm"
    package static let signOut = "/logout"
    package static let forgotten = "/password/forgot"

    static func link(_ purpose: SignInLink.Purpose) -> Path<String> {
        switch purpose {
        case .reset: Path("/password/reset/:token")
        case .invite: Path("/invite/:token")
        case .setup: Path("/setup/:token")
        }
    }
}
