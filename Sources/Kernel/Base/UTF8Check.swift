/// Validates UTF-8 that arrives in pieces, cut anywhere: an invalid byte is detected as soon as it arrives.
package struct UTF8Check: Sendable {
    /// The number of bytes still needed for the current character.
    private var missing = 0
    /// The range of the next byte. Narrower ranges exclude overlong forms, surrogates and values above U+10FFFF (The
    /// Unicode Standard, table 3-7).
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    package init() {}

    /// No character is left half said.
    package var isComplete: Bool { missing == 0 }

    /// Takes the next bytes; false at the first that is wrong.
    package mutating func accepts(_ bytes: borrowing Span<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            if missing == 0, index + 8 <= bytes.count {
                let eight = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
                if eight & 0x8080_8080_8080_8080 == 0 {
                    index += 8
                    continue
                }
            }
            guard accepts(bytes[index]) else { return false }
            index += 1
        }
        return true
    }

    private mutating func accepts(_ byte: UInt8) -> Bool {
        if missing > 0 {
            guard allowed.contains(byte) else { return false }
            missing -= 1
            allowed = 0x80...0xBF
            return true
        }
        switch byte {
        case ..<0x80: return true
        case 0xC2...0xDF: missing = 1
        case 0xE0: (missing, allowed) = (2, 0xA0...0xBF)
        case 0xED: (missing, allowed) = (2, 0x80...0x9F)
        case 0xE1...0xEF: missing = 2
        case 0xF0: (missing, allowed) = (3, 0x90...0xBF)
        case 0xF1...0xF3: missing = 3
        case 0xF4: (missing, allowed) = (3, 0x80...0x8F)
        default: return false
        }
        return true
    }
}
