// Base 64 with the standard alphabet and padding (RFC 4648 section 4).

extension Array where Element == UInt8 {
    /// The bytes as base 64 text.
    package var base64: String {
        var text = Bytes()
        text.reserveCapacity((count + 2) / 3 * 4)
        var index = 0
        while index < count {
            let present = Swift.min(3, count - index)
            var group = UInt32(self[index]) << 16
            if present > 1 { group |= UInt32(self[index + 1]) << 8 }
            if present > 2 { group |= UInt32(self[index + 2]) }
            for place in 0..<4 {
                let value = UInt8(truncatingIfNeeded: group >> (18 - UInt32(place) * 6)) & 0x3F
                text.append(place <= present ? .base64Digit(value) : UInt8(ascii: "="))
            }
            index += 3
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes that base 64 text writes; nil for anything that `base64` would not have written: other characters,
    /// missing padding, bits left over.
    package init?(base64 text: String) {
        let digits = Bytes(text.utf8)
        guard digits.count % 4 == 0 else { return nil }
        let padding = digits.suffix(2).count { $0 == UInt8(ascii: "=") }
        let length = digits.count - padding
        self = []
        reserveCapacity(digits.count / 4 * 3)
        var group: UInt32 = 0
        for index in 0..<length {
            guard let value = digits[index].base64Value else { return nil }
            group = group << 6 | UInt32(value)
            guard index % 4 == 3 else { continue }
            append(UInt8(truncatingIfNeeded: group >> 16))
            append(UInt8(truncatingIfNeeded: group >> 8))
            append(UInt8(truncatingIfNeeded: group))
            group = 0
        }
        switch padding {
        case 1:
            guard group & 0b11 == 0 else { return nil }
            append(UInt8(truncatingIfNeeded: group >> 10))
            append(UInt8(truncatingIfNeeded: group >> 2))
        case 2:
            guard group & 0b1111 == 0 else { return nil }
            append(UInt8(truncatingIfNeeded: group >> 4))
        default: break
        }
    }
}

extension UInt8 {
    fileprivate static func base64Digit(_ value: UInt8) -> UInt8 {
        switch value {
        case ..<26: UInt8(ascii: "A") + value
        case ..<52: UInt8(ascii: "a") + value - 26
        case ..<62: UInt8(ascii: "0") + value - 52
        case 62: UInt8(ascii: "+")
        default: UInt8(ascii: "/")
        }
    }

    fileprivate var base64Value: UInt8? {
        switch self {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): self - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): self - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
