/// An e-mail address that mail servers everywhere take: the part of RFC 5321 that people have, without quoted local
/// parts and addresses in brackets. A domain of any letters is kept in its ASCII form (`xn--…`).
package struct EmailAddress: Hashable, Sendable {
    package let local: String
    package let domain: String

    package enum Refusal: Error, Equatable, CustomStringConvertible {
        case noAt, local, foreignLocal, domain, tooLong

        package var description: String {
            switch self {
            case .noAt: "an e-mail address has a name, an @ and a domain"
            case .local: "what stands before the @ has a character that no address has, or a dot too many"
            case .foreignLocal: "before the @ there can only be letters from a to z, digits and signs"
            case .domain: "what stands behind the @ is no domain, such as example.com"
            case .tooLong: "an e-mail address has at most 254 characters, and 64 before the @"
            }
        }
    }

    package init(_ text: String) throws(Refusal) {
        if let (local, domain) = EmailAddress.plainParts(of: text) {
            self.local = local
            self.domain = domain
            return
        }
        guard let at = text.lastIndex(of: "@") else { throw .noAt }
        local = String(text[..<at])
        domain = try DomainName.ascii(text[text.index(after: at)...])
        guard !local.isEmpty else { throw .noAt }
        guard local.utf8.allSatisfy({ $0 < 0x80 }) else { throw .foreignLocal }
        let words = local.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard words.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isAddressText) }) else { throw .local }
        guard local.utf8.count <= 64, self.text.utf8.count <= 254 else { throw .tooLong }
    }

    /// Nil for what has to be looked at more closely. Most addresses are a few words of plain letters and digits, in lower
    /// case behind the @.
    private static func plainParts(of text: String) -> (local: String, domain: String)? {
        guard let at = text.utf8.firstIndex(of: UInt8(ascii: "@")) else { return nil }
        let (local, domain) = (text.utf8[..<at], text.utf8[text.utf8.index(after: at)...])
        guard local.count <= 64, domain.count <= 63, local.arePlainWords(or: 0x20), domain.arePlainWords(or: 0),
            domain.contains(UInt8(ascii: ".")), domain.last.map({ !$0.isDigit }) ?? false
        else { return nil }
        return (String(Substring(local)), String(Substring(domain)))
    }

    package var text: String { "\(local)@\(domain)" }

    /// The same for two spellings of one address: what an account is found by.
    package var folded: String { text.lowercased() }
}

extension EmailAddress: CustomStringConvertible {
    package var description: String { text }
}

extension Substring.UTF8View {
    /// Letters (in a case that this bit of theirs is taken for) and digits, with single dots or lines between them.
    fileprivate func arePlainWords(or bit: UInt8) -> Bool {
        var isInWord = false
        for byte in self {
            let isText = byte.isDigit || (byte | bit) &- UInt8(ascii: "a") < 26
            guard isText || isInWord && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")) else { return false }
            isInWord = isText
        }
        return isInWord
    }
}

extension UInt8 {
    /// `atext` of RFC 5321.
    fileprivate var isAddressText: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased)
            || "!#$%&'*+-/=?^_`{|}~".utf8.contains(self)
    }
}
