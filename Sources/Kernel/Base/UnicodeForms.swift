internal import CUnistring

// By libunistring: the standard library normalises for itself, and lends it to nobody.

extension String {
    /// In the form in which a letter and its accent are one character (NFC), whatever keyboard or file it came from.
    package var composed: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : unsafe form(cunistring_composed)
    }

    /// What texts are found and sorted by: without case and accents, so that "Özdemir" is found as "ozdemir", and "ä" sorts
    /// as "a".
    package var folded: String {
        guard !utf8.allSatisfy({ $0 < 0x80 }) else { return lowercased() }
        var folded = ""
        for scalar in unsafe form(cunistring_folded).unicodeScalars where !(0x300...0x36F).contains(scalar.value) {
            if let plain = Self.undecomposed[scalar] {
                folded += plain
            } else {
                folded.unicodeScalars.append(scalar)
            }
        }
        return folded
    }

    /// Letters whose stroke or bow Unicode does not take for an accent.
    private static let undecomposed: [Unicode.Scalar: String] = [
        "æ": "ae", "ð": "d", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "œ": "oe", "þ": "th",
    ]

    private func form(
        _ make: (UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<Int>?) -> UnsafeMutablePointer<UInt8>?
    ) -> String {
        let text = Bytes(utf8)
        var length = 0
        guard let start = unsafe make(text, text.count, &length) else { return self }
        defer { unsafe free(start) }
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    }
}
