/// Why a mail was not sent. What a server said may hold addresses: show it to staff, and keep it out of the log.
package enum MailError: Error, Equatable, CustomStringConvertible {
    /// The server is away, slow or busy: try again later.
    case temporary(String)
    /// This mail will not go, however often it is tried.
    case permanent(String)
    /// No mail goes until somebody changes the options or the server: tell them, and try again later.
    case misconfigured(String)

    package var description: String {
        switch self {
        case .temporary(let reason), .permanent(let reason), .misconfigured(let reason): reason
        }
    }
}
