/// A growing buffer: what answers, logs and pages are written into.
package typealias Bytes = [UInt8]

extension Array where Element == UInt8 {
    /// Appends the text as UTF-8.
    @inlinable
    package mutating func append(_ text: String) {
        append(contentsOf: text.utf8)
    }

    /// Appends a literal without making a `String` of it.
    @inlinable
    package mutating func append(_ literal: StaticString) {
        unsafe append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Appends a number in decimal digits.
    package mutating func append(decimal number: Int) {
        if number < 0 {
            append(UInt8(ascii: "-"))
        }
        var rest = number.magnitude
        if rest < 10 {
            append(UInt8(ascii: "0") + UInt8(rest))
            return
        }
        let start = count
        while rest > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        self[start...].reverse()
    }

    /// Appends a number in lower-case hexadecimal digits, without leading zeros.
    package mutating func append(hexadecimal number: UInt64) {
        let digits = Swift.max(1, (64 - number.leadingZeroBitCount + 3) / 4)
        for place in (0..<digits).reversed() {
            append(UInt8.lowerHexDigit(UInt8(truncatingIfNeeded: number >> (UInt64(place) * 4)) & 0xF))
        }
    }
}

extension UInt8 {
    /// The digit for a value below 16.
    @inlinable
    package static func lowerHexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    /// The value of a hexadecimal digit of either case.
    @inlinable
    package var hexValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    @inlinable
    package var isDigit: Bool {
        self &- UInt8(ascii: "0") < 10
    }

    /// The ASCII letter in lower case; other bytes unchanged.
    @inlinable
    package var lowercased: UInt8 {
        self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self
    }

    /// The ASCII letter in upper case; other bytes unchanged.
    @inlinable
    package var uppercased: UInt8 {
        self &- UInt8(ascii: "a") < 26 ? self & ~0x20 : self
    }
}

extension Sequence where Element == UInt8 {
    /// The bytes as lower-case hexadecimal text.
    @inlinable
    package var hexadecimal: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(underestimatedCount * 2)
        for byte in self {
            digits.append(.lowerHexDigit(byte >> 4))
            digits.append(.lowerHexDigit(byte & 0xF))
        }
        return String(decoding: digits, as: UTF8.self)
    }
}

extension Array where Element == UInt8 {
    /// The bytes that pairs of hexadecimal digits of either case write; nil for anything else.
    package init?(hexadecimal text: String) {
        let digits = text.utf8.compactMap(\.hexValue)
        guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        self = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
