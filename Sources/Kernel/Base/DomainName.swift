internal import CIDN2

/// Names of hosts as the mail and the net have them.
enum DomainName {
    /// In lower case, and what is not ASCII as IDNA 2008 writes it. Signs and pictures are refused: no registry has them.
    static func ascii(_ text: Substring) throws(EmailAddress.Refusal) -> String {
        let name = String(text).composed.lowercased()
        let labels = name.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.allSatisfy({ $0.first != "-" && $0.last != "-" && $0.allSatisfy(isLabelText) }) else {
            throw .domain
        }
        let ascii = name.utf8.allSatisfy { $0 < 0x80 } ? name : try encoded(name)
        let sizes = ascii.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(\.count)
        let isNumber = labels.last?.allSatisfy { ("0"..."9").contains($0) } != false
        guard sizes.allSatisfy((1...63).contains), ascii.utf8.count <= 253, !isNumber,
            sizes.count > 1 || ascii == "localhost"
        else { throw .domain }
        return ascii
    }

    private static func encoded(_ name: String) throws(EmailAddress.Refusal) -> String {
        var output: UnsafeMutablePointer<CChar>?
        let flags = Int32(IDN2_NONTRANSITIONAL.rawValue)
        guard unsafe idn2_to_ascii_8z(name, &output, flags) == IDN2_OK.rawValue, let start = unsafe output else {
            throw .domain
        }
        defer { unsafe idn2_free(start) }
        return unsafe String(cString: start)
    }

    private static func isLabelText(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            return byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || scalar == "-"
        }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber: return true
        default: return false
        }
    }
}
