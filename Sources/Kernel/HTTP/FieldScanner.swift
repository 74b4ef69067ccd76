internal import Base

/// Reads the value of a field from left to right, by the words of RFC 9110 section 5.6.
struct FieldScanner {
    private let bytes: Bytes
    private var place = 0

    init(_ text: some StringProtocol) {
        bytes = Bytes(text.utf8)
    }

    var isAtEnd: Bool {
        place == bytes.count
    }

    var next: UInt8? {
        place < bytes.count ? bytes[place] : nil
    }

    /// Steps over the character, if it is the next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    /// Steps over the text, if it comes next.
    mutating func take(text: String) -> Bool {
        guard bytes[place...].starts(with: text.utf8) else { return false }
        place += text.utf8.count
        return true
    }

    /// Everything up to the first byte that does not belong; nil where that is nothing.
    mutating func take(while belongs: (UInt8) -> Bool) -> String? {
        let start = place
        while let byte = next, belongs(byte) { place += 1 }
        return place > start ? String(decoding: bytes[start..<place], as: UTF8.self) : nil
    }

    mutating func token() -> String? {
        take(while: \.isToken)
    }

    mutating func skipBlanks() {
        while next?.isBlank == true { place += 1 }
    }

    /// What stands between quotes. A backslash escapes only a quote and itself: old browsers write the paths of
    /// Windows as they are, and nobody escapes anything else.
    mutating func quotedString() -> String? {
        guard take("\"") else { return nil }
        var text = Bytes()
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                let isEscape = next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\")
                text.append(isEscape ? bytes[place] : byte)
                place += isEscape ? 1 : 0
            default:
                guard !byte.isControl else { return nil }
                text.append(byte)
            }
        }
        return nil
    }

    /// A whole number; one too large for `Int` counts as the largest.
    mutating func number() -> Int? {
        let start = place
        var number = 0
        while let byte = next, byte.isDigit {
            let (product, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
            number = overflow || carry ? .max : sum
            place += 1
        }
        return place > start ? number : nil
    }

    /// Reads a number with exactly this many digits.
    mutating func number(digits: Int) -> Int? {
        let start = place
        var number = 0
        while place < start + digits {
            guard let byte = next, byte.isDigit else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
            place += 1
        }
        return number
    }

    /// Reads a list to the end, one element at a time by the closure, which says whether it was well formed.
    /// Between commas there may be nothing (RFC 9110 section 5.6.1).
    mutating func list(_ element: (inout FieldScanner) -> Bool) -> Bool {
        while true {
            skipBlanks()
            if isAtEnd { return true }
            if take(",") { continue }
            guard element(&self) else { return false }
            skipBlanks()
            guard isAtEnd || take(",") else { return false }
        }
    }
}
