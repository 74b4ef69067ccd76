/// The sender or recipient of an e-mail: an address and its owner's name.
package struct Mailbox: Hashable, Sendable {
    package let name: String
    package let address: EmailAddress

    package init(_ address: EmailAddress, name: String = "") {
        self.name = name
        self.address = address
    }

    /// Reads `anna@example.com` and `Anna Schmidt <anna@example.com>`.
    package init(_ text: String) throws(EmailAddress.Refusal) {
        guard text.hasSuffix(">"), let start = text.lastIndex(of: "<") else {
            self.init(try EmailAddress(text.trimmed))
            return
        }
        let address = String(text[text.index(after: start)...].dropLast())
        self.init(try EmailAddress(address), name: String(text[..<start].trimmed.filter { $0 != "\"" }))
    }
}

extension Mailbox: CustomStringConvertible {
    package var description: String { name.isEmpty ? address.text : "\(name) <\(address.text)>" }
}
