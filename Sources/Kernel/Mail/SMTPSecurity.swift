/// The transport security to a mail server.
package enum SMTPSecurity: CaseIterable, Sendable {
    /// The connection begins in plain text and must become TLS before anything is said.
    case starttls
    /// TLS from the first byte.
    case tls
    /// TLS with any certificate where the server has it: for a relay on the same machine or net.
    case optional

    package var usualPort: Int {
        switch self {
        case .starttls: 587
        case .tls: 465
        case .optional: 25
        }
    }
}
