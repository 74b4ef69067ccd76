internal import Base

/// A header field that a mail has besides the usual ones.
package struct MailField: Hashable, Sendable {
    package let name: String
    package let value: String

    /// Those that every mail writes itself.
    private static let own: Set = [
        "date", "from", "to", "cc", "bcc", "sender", "reply-to", "subject", "message-id", "in-reply-to", "references",
        "mime-version", "content-type", "content-transfer-encoding", "content-disposition", "return-path", "received",
    ]

    /// The value is plain ASCII on one line: links, addresses, words.
    package init(_ name: String, _ value: String) throws(MailError) {
        guard !name.isEmpty, name.utf8.count <= 60, name.utf8.allSatisfy({ $0.isVisible && $0 != UInt8(ascii: ":") })
        else { throw .permanent("\"\(name.oneLine)\" is no name of a header field") }
        guard !Self.own.contains(name.lowercased()) else {
            throw .permanent("the header field \(name) is written by the mail itself")
        }
        let words = value.split(separator: " ")
        guard !words.isEmpty, words.allSatisfy({ $0.utf8.count <= 900 && $0.utf8.allSatisfy(\.isVisible) }) else {
            throw .permanent("the header field \(name) has a value that cannot stand in one")
        }
        self.name = name
        self.value = words.joined(separator: " ")
    }
}
