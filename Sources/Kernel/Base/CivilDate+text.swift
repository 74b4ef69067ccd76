extension CivilDate: LosslessStringConvertible {
    /// Reads `2026-01-31`; nil for another form and for a day that no month has.
    package init?(_ text: String) {
        let bytes = Bytes(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
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

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy(\.isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}
