/// Names of hosts as the mail and the net have them.
enum DomainName {
    /// In lower case, and what is not ASCII as RFC 3490 writes it. Letters with their accents beside them are refused,
    /// as are signs and pictures: no registry has them.
    static func ascii(_ text: Substring) throws(EmailAddress.Refusal) -> String {
        var labels: [String] = []
        for label in text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false) {
            labels.append(try ascii(label: String(label).lowercased()))
        }
        let name = labels.joined(separator: ".")
        let isNumber = labels.last?.utf8.allSatisfy(\.isDigit) != false
        guard name.utf8.count <= 253, !isNumber, labels.count > 1 || name == "localhost" else { throw .domain }
        return name
    }

    private static func ascii(label: String) throws(EmailAddress.Refusal) -> String {
        let scalars = label.unicodeScalars
        guard scalars.count <= 63, scalars.first != "-", scalars.last != "-", scalars.allSatisfy(isLabelText) else {
            throw .domain
        }
        let ascii = scalars.allSatisfy(\.isASCII) ? label : "xn--" + Punycode.encode(label)
        guard (1...63).contains(ascii.utf8.count) else { throw .domain }
        return ascii
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
