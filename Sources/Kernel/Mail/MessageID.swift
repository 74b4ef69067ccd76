internal import Base
package import Crypto

/// The name of a mail, unlike that of any other in the world.
package struct MessageID: Hashable, Sendable {
    /// With its angle brackets, as headers have it.
    package let text: String

    package init(domain: String) throws(CryptoError) {
        text = "<\(try SecureRandom.bytes(16).hexadecimal)@\(domain)>"
    }

    /// Reads one that was kept or came in a header; nil when it could not stand in one.
    package init?(_ text: String) {
        let bytes = Bytes(text.utf8)
        guard (5...250).contains(bytes.count), bytes.first == UInt8(ascii: "<"), bytes.last == UInt8(ascii: ">"),
            bytes.dropFirst().dropLast().allSatisfy({ $0.isVisible && !"<>\"(),:;\\".utf8.contains($0) })
        else { return nil }
        self.text = text
    }
}

extension UInt8 {
    /// A character of ASCII that is neither a control nor a space.
    var isVisible: Bool { (0x21...0x7E).contains(self) }
}
