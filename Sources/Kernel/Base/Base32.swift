// Base 32 with the standard alphabet (RFC 4648 section 6).

extension Array where Element == UInt8 {
    /// The bytes as base 32 text, without padding: as authenticator apps take it, and short enough to be typed.
    package var base32: String {
        var text = Bytes()
        var bits: UInt16 = 0
        var count = 0
        for byte in self {
            bits = bits << 8 | UInt16(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(.base32Digit(UInt8(truncatingIfNeeded: bits >> count) & 0x1F))
            }
        }
        if count > 0 {
            text.append(.base32Digit(UInt8(truncatingIfNeeded: bits << (5 - count)) & 0x1F))
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate static func base32Digit(_ value: UInt8) -> UInt8 {
        value < 26 ? UInt8(ascii: "A") + value : UInt8(ascii: "2") + value - 26
    }
}
