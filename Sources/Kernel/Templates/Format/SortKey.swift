internal import Base

/// A text as people sort it: without regard to case and accents, `ä` next to `a`, `ß` as `ss` (DIN 5007-1, which
/// English shares). Made once for each text, then compared byte by byte.
package struct SortKey: Comparable, Sendable {
    private let bytes: Bytes

    package init(_ text: String) {
        var bytes = Bytes()
        bytes.reserveCapacity(text.utf8.count * 2 + 1)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case ..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar.value).lowercased)
            case 0xC0..<0x180: Self.append(letter: scalar, to: &bytes)
            case 0x300...0x36F: break  // an accent that follows its letter
            default: bytes.append(scalar.properties.lowercaseMapping)
            }
        }
        // If all else is equal, accents decide.
        bytes.append(0)
        bytes.append(text)
        self.bytes = bytes
    }

    package static func < (left: SortKey, right: SortKey) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    /// The letters from U+00C0 to U+017F without their accents; `*` for those that are two letters.
    private static let letters = Bytes(
        """
        aaaaaa*ceeeeiiiidnooooo?ouuuuy**aaaaaa*ceeeeiiiidnooooo?ouuuuy*y\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkkllllllllll\
        nnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
        """.utf8)

    private static func append(letter: Unicode.Scalar, to bytes: inout Bytes) {
        switch letter {
        case "ß": bytes.append("ss")
        case "Æ", "æ": bytes.append("ae")
        case "Œ", "œ": bytes.append("oe")
        case "Þ", "þ": bytes.append("th")
        case "Ĳ", "ĳ": bytes.append("ij")
        default: bytes.append(letters[Int(letter.value) - 0xC0])
        }
    }
}
