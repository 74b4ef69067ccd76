internal import Base

/// The escaping of a value for its place.
enum Escape: UInt8, Sendable {
    /// Plain text files.
    case none
    case html
    /// A whole address, or its beginning: its scheme is checked.
    case url
    /// A part of an address before and within its query: it stays a part.
    case urlPart, urlQuery
}

extension Output {
    mutating func append(_ text: String, _ escape: Escape) {
        var text = text
        text.withUTF8 { unsafe append($0, escape) }
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ escape: Escape) {
        switch escape {
        case .none: unsafe append(text)
        case .html: unsafe append(escaping: text)
        case .url: if unsafe hasAllowedScheme(text) { unsafe append(escaping: text) } else { append("about:invalid") }
        case .urlPart: unsafe append(percentEncoding: text, keeping: Self.partBytes)
        case .urlQuery: unsafe append(percentEncoding: text, keeping: Self.queryBytes)
        }
    }

    // One bit for each ASCII character that stays: letters, digits, `-._~`, and in a path also `@`, `+` and `,`.
    private static var queryBytes: (low: UInt64, high: UInt64) { (0x03FF_6000_0000_0000, 0x47FF_FFFE_87FF_FFFE) }
    private static var partBytes: (low: UInt64, high: UInt64) { (0x03FF_7800_0000_0000, 0x47FF_FFFE_87FF_FFFF) }

    private mutating func append(
        percentEncoding text: UnsafeBufferPointer<UInt8>, keeping kept: (low: UInt64, high: UInt64)
    ) {
        var start = 0
        for index in 0..<text.count {
            let byte = unsafe text[index]
            let bits = byte < 64 ? kept.low : kept.high
            if byte < 128, bits >> UInt64(byte & 63) & 1 == 1 { continue }
            unsafe append(UnsafeBufferPointer(rebasing: text[start..<index]))
            append(UInt8(ascii: "%"))
            append(.upperHexDigit(byte >> 4))
            append(.upperHexDigit(byte & 0xF))
            start = index + 1
        }
        unsafe append(UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// Whether this address is relative or of a scheme that only leads somewhere. What a browser would skip within a
    /// scheme (tabs, line ends, leading blanks) makes it one that is not known.
    private func hasAllowedScheme(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in 0..<address.count {
            switch unsafe address[index] {
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
            case UInt8(ascii: ":"):
                let scheme = unsafe String(decoding: address[..<index], as: UTF8.self).lowercased()
                return AttributeRules.schemes.contains(scheme)
            default: continue
            }
        }
        return true
    }
}

extension UInt8 {
    fileprivate static func upperHexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
