extension CivilDate: LosslessStringConvertible {
    /// Reads `2026-01-31`; nil for another form and for a day that no month has.
    package init?(_ text: String) {
        guard text.utf8.count == 10 else { return nil }
        var numbers = (year: 0, month: 0, day: 0)
        for (place, byte) in text.utf8.enumerated() {
            switch place {
            case 4, 7: guard byte == UInt8(ascii: "-") else { return nil }
            case _ where !byte.isDigit: return nil
            case 0...3: numbers.year = numbers.year * 10 + Int(byte - UInt8(ascii: "0"))
            case 5, 6: numbers.month = numbers.month * 10 + Int(byte - UInt8(ascii: "0"))
            default: numbers.day = numbers.day * 10 + Int(byte - UInt8(ascii: "0"))
            }
        }
        self.init(year: numbers.year, month: numbers.month, day: numbers.day)
        guard CivilDate(daysSince1970: daysSince1970) == self else { return nil }
    }

    package var description: String {
        var bytes = Bytes()
        bytes.append(decimal: year, digits: 4)
        bytes.append("-")
        bytes.append(decimal: month, digits: 2)
        bytes.append("-")
        bytes.append(decimal: day, digits: 2)
        return String(decoding: bytes, as: UTF8.self)
    }
}
