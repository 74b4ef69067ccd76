internal import Base

extension Array where Element == UInt8 {
    /// Appends the decoded form of percent-encoded bytes; false where a `%` is not followed by two digits.
    package mutating func append(percentDecoding encoded: borrowing Span<UInt8>, plusIsSpace: Bool = false) -> Bool {
        var index = 0
        while index < encoded.count {
            let byte = encoded[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < encoded.count, let high = encoded[index + 1].hexValue,
                    let low = encoded[index + 2].hexValue
                else { return false }
                append(high << 4 | low)
                index += 3
            } else {
                append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
        return true
    }

    /// Appends text percent-encoded for a path segment or a query value (RFC 3986 section 2.3).
    package mutating func append(percentEncoding text: String) {
        for byte in text.utf8 {
            let isUnreserved =
                byte.isDigit || byte.lowercased &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
            if isUnreserved {
                append(byte)
            } else {
                append(UInt8(ascii: "%"))
                append(UInt8.lowerHexDigit(byte >> 4))
                append(UInt8.lowerHexDigit(byte & 0xF))
            }
        }
    }
}
