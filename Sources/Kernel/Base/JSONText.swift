extension Array where Element == UInt8 {
    /// Appends the text as a quoted JSON string, which is also safe inside HTML unless that is of no concern.
    package mutating func append(jsonString text: String, isSafeInHTML: Bool = true) {
        append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): append("\\\"")
            case UInt8(ascii: "\\"): append("\\\\")
            case UInt8(ascii: "\n"): append("\\n")
            case UInt8(ascii: "\r"): append("\\r")
            case UInt8(ascii: "\t"): append("\\t")
            case ..<0x20: append(jsonEscape: byte)
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0x7F:
                if isSafeInHTML { append(jsonEscape: byte) } else { append(byte) }
            default: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func append(jsonEscape byte: UInt8) {
        append("\\u00")
        append(.lowerHexDigit(byte >> 4))
        append(.lowerHexDigit(byte & 0xF))
    }
}
