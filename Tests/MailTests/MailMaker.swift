import Base
import Crypto
import Testing

@testable import Mail

/// A mail with everything usual, to be changed by a test.
func mail(
    from: String = "Portico <portico@example.com>", to: [String] = ["Anna <anna@example.org>"],
    subject: String = "Hello", text: String = "A text.\n"
) throws -> Mail {
    Mail(
        id: try #require(MessageID("<1.2@example.com>")), from: try Mailbox(from), to: try to.map { try Mailbox($0) },
        subject: subject, text: text)
}
