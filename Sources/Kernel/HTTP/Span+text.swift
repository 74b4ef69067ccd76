internal import Base

extension Span where Element == UInt8 {
    /// Whether the bytes are exactly this text.
    package func equals(_ text: String) -> Bool {
        guard text.utf8.count == count else { return false }
        var index = 0
        for byte in text.utf8 {
            guard self[index] == byte else { return false }
            index += 1
        }
        return true
    }

    /// Whether the bytes are this text, which is in lower case, whatever their own case.
    package func equals(ignoringCase text: StaticString) -> Bool {
        guard text.utf8CodeUnitCount == count else { return false }
        for index in 0..<count where unsafe self[index].lowercased != text.utf8Start[index] {
            return false
        }
        return true
    }

    /// The range without the spaces and tabs at its ends.
    package func trimmingBlanks(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, self[start].isBlank { start += 1 }
        while end > start, self[end - 1].isBlank { end -= 1 }
        return start..<end
    }

    /// The number these decimal digits write, nil for anything else, also for one too large.
    package var decimal: Int? {
        guard count > 0 else { return nil }
        var number = 0
        for index in 0..<count {
            guard self[index].isDigit else { return nil }
            let (product, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int(self[index] - UInt8(ascii: "0")))
            guard !overflow, !carry else { return nil }
            number = sum
        }
        return number
    }

    /// The first place of a byte at or after an index.
    package func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
        var index = start
        while index < count {
            if self[index] == byte { return index }
            index += 1
        }
        return nil
    }

    /// A part as text; what is not UTF-8 in it becomes U+FFFD.
    package func string(_ range: Range<Int>) -> String {
        unsafe extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes as text, nil where they are not UTF-8.
    package var text: String? {
        unsafe withUnsafeBufferPointer { unsafe String(validating: $0, as: UTF8.self) }
    }
}

extension UInt8 {
    package var isBlank: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t")
    }

    /// RFC 9110 section 5.6.2: the characters of names, methods and tokens.
    package var isToken: Bool {
        // One bit per ASCII character, the lower and the upper half.
        let lower: UInt64 = 0x03FF_6CFA_0000_0000
        let upper: UInt64 = 0x57FF_FFFF_C7FF_FFFE
        return self < 64 ? lower >> UInt64(self) & 1 == 1 : self < 128 && upper >> UInt64(self - 64) & 1 == 1
    }

    /// A character that no field value may hold (RFC 9110 section 5.5).
    package var isControl: Bool {
        self < 0x20 && self != UInt8(ascii: "\t") || self == 0x7F
    }
}
