internal import Base

/// What the numbers of a workbook mean: its styles say which are days and which are per cent.
struct CellFormats {
    private enum Kind {
        case number, day, percent
    }

    private var kinds: [Kind] = []
    private let startsIn1904: Bool

    init(_ styles: Bytes, startsIn1904: Bool) throws(SheetProblem) {
        self.startsIn1904 = startsIn1904
        var reader = XMLReader(styles)
        var codes: [Int: String] = [:]
        var isCell = false
        while let event = try reader.next() {
            switch event {
            case .start("numFmt", let attributes):
                guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { continue }
                codes[id] = attributes["formatCode"] ?? ""
            case .start("cellXfs", _): isCell = true
            case .end("cellXfs"): isCell = false
            case .start("xf", let attributes) where isCell:
                let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
                kinds.append(Self.kind(id, codes[id]))
            default: break
            }
        }
    }

    /// The numbers of the formats that every Excel knows, and what stands in those that a workbook brings.
    private static func kind(_ id: Int, _ code: String?) -> Kind {
        guard let code else {
            switch id {
            case 9, 10: return .percent
            case 14...17, 22, 27...31, 36, 50...54, 57, 58: return .day
            default: return .number
            }
        }
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        let plain = code.lowercased().filter { character in
            defer { isEscaped = character == "\\" && !isEscaped }
            if isEscaped { return false }
            if character == "\"" { isQuoted.toggle() }
            if character == "[" { isBracketed = true }
            defer { if character == "]" { isBracketed = false } }
            return !isQuoted && !isBracketed
        }
        return plain.contains("%") ? .percent : plain.contains("y") || plain.contains("d") ? .day : .number
    }

    func shown(_ text: String, style: Int) -> String {
        guard let value = Double(text), value.isFinite else { return text }
        switch kinds.indices.contains(style) ? kinds[style] : .number {
        case .number: return Self.decimal(value)
        case .percent: return Self.decimal(value * 100)
        case .day: return day(value) ?? Self.decimal(value)
        }
    }

    /// Excel counts days from 1900, of which it believes that it was a leap year; some workbooks count from 1904.
    private func day(_ value: Double) -> String? {
        guard (0...2_958_465).contains(value) else { return nil }
        let serial = Int(value)
        let days = startsIn1904 ? serial - 24_107 : serial < 60 ? serial - 25_568 : serial - 25_569
        return "\(CivilDate(daysSince1970: days))"
    }

    /// In as many digits as are meant, without an exponent. Behind three of them nobody could tell whether the point
    /// parts thousands; a zero in front says that it does not.
    private static func decimal(_ value: Double) -> String {
        guard abs(value) < 1e12 else { return abs(value) < 1e18 ? "\(Int64(value.rounded()))" : "\(value)" }
        let millionths = Int64((value * 1_000_000).rounded())
        let (whole, rest) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        var fraction = "\(1_000_000 + rest)".dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        let sign = millionths < 0 ? "-" : ""
        guard !fraction.isEmpty else { return "\(sign)\(whole)" }
        return "\(sign)\(fraction.count == 3 && whole > 0 ? "0" : "")\(whole).\(fraction)"
    }
}
