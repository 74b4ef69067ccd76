internal import Base

/// Text in the encodings that spreadsheets write: UTF-8, UTF-16 and Windows-1252.
enum SheetText {
    /// Returns the text as UTF-8 without its mark.
    static func decode(_ bytes: Bytes) throws(SheetProblem) -> Bytes {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try oneByte(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes.dropFirst(2), isLittle: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes.dropFirst(2), isLittle: false) }
        if let isLittle = isUnmarkedUTF16(bytes) { return try utf16(bytes[...], isLittle: isLittle) }
        return try oneByte(bytes[...])
    }

    /// Without blanks at its ends, without what no text holds, and without the apostrophe that our own files put
    /// before what a spreadsheet would take for a formula.
    static func cleaned(_ cell: String) -> String {
        var text = Substring(cell)
        if cell.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 && $0 != 0x0D }) {
            text = Substring(cell.filter { $0.isNewline || $0 == "\t" || ($0.asciiValue ?? 0x20) >= 0x20 })
        }
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        if text.first == "'", let next = text.utf8.dropFirst().first, "=+-@".utf8.contains(next) {
            text.removeFirst()
        }
        return String(text)
    }

    private static func oneByte(_ bytes: ArraySlice<UInt8>) throws(SheetProblem) -> Bytes {
        guard !bytes.contains(0) else { throw .notText }
        return String(validating: bytes, as: UTF8.self) == nil ? try windows(bytes) : Bytes(bytes)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) throws(SheetProblem) -> Bytes {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var place = bytes.startIndex
        while place + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
            place += 2
        }
        guard !units.contains(0), let text = String(validating: units, as: UTF16.self) else { throw .notText }
        return Bytes(text.utf8)
    }

    /// Headings are mostly ASCII: every other byte of UTF-16 is then zero.
    private static func isUnmarkedUTF16(_ bytes: Bytes) -> Bool? {
        let start = bytes.prefix(512)
        let zeros = start.indices.filter { start[$0] == 0 }
        guard zeros.count >= 4, zeros.count * 3 >= start.count else { return nil }
        if zeros.allSatisfy({ $0 % 2 == 1 }) { return true }
        return zeros.allSatisfy { $0 % 2 == 0 } ? false : nil
    }

    /// Windows-1252 where it differs from Latin-1; what it leaves undefined stays a control character.
    private static let special: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    private static func windows(_ bytes: ArraySlice<UInt8>) throws(SheetProblem) -> Bytes {
        var text = Bytes()
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            guard byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { throw .notText }
            if byte < 0x80 {
                text.append(byte)
            } else {
                let code = byte < 0xA0 ? special[Int(byte) - 0x80] : UInt32(byte)
                if let scalar = Unicode.Scalar(code) { text.append(contentsOf: Character(scalar).utf8) }
            }
        }
        return text
    }
}
