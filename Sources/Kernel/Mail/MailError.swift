/// Why an e-mail was not sent. The server's answer may contain addresses: show it to staff and keep it out of the log.
package enum MailError: Error, Equatable, CustomStringConvertible {
    /// The server is away, slow or busy: try again later.
    case temporary(String)
    /// This mail will not go, however often it is tried.
    case permanent(String)
    /// No e-mail can be sent until the options or the mail server are changed: report it and retry later.
    case misconfigured(String)

    package var description: String {
        switch self {
        case .temporary(let reason), .permanent(let reason), .misconfigured(let reason): reason
        }
    }
}
