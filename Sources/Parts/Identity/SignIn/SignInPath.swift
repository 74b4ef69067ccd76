/// Where people get in.
package enum SignInPath {
    package static let signIn = "/login"
    package static let verify = "/login/verify"
    package static let confirm = "/login/confirm"
    package static let signOut = "/logout"
    package static let forgotten = "/password/forgot"

    static func link(_ purpose: SignInLink.Purpose, _ token: String) -> String {
        switch purpose {
        case .reset: "/password/reset/\(token)"
        case .invite: "/invite/\(token)"
        case .setup: "/setup/\(token)"
        }
    }
}
