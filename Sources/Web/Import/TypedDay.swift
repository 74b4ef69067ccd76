package import Base
internal import Templates

/// A day as spreadsheets have it: `31.12.2026`, `2026-12-31`, `12/31/26`.
enum TypedDay {
    /// The first two numbers of a day whose order is not known.
    static func parts(of cell: String) -> (Int, Int)? {
        guard let numbers = numbers(cell), numbers.separator != ".", numbers.parts[0] < 100 else { return nil }
        return (numbers.parts[0], numbers.parts[1])
    }

    static func read(_ cell: String, _ style: ImportStyle) -> CivilDate? {
        guard let (parts, separator) = numbers(cell) else { return nil }
        if parts[0] > 99 { return day(parts[0], parts[1], parts[2]) }
        let year = parts[2] > 99 ? parts[2] : parts[2] + (parts[2] < 80 ? 2000 : 1900)
        let isDayFirst = separator == "." || style.days == .dayFirst
        return isDayFirst ? day(year, parts[1], parts[0]) : day(year, parts[0], parts[1])
    }

    /// nil for a day that no month has.
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
        CivilDate("\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)")
    }

    /// A time of day behind it does not count.
    private static func numbers(_ cell: String) -> (parts: [Int], separator: Character)? {
        let text = cell.trimmed.prefix { $0 != " " && $0 != "T" }
        guard (6...10).contains(text.count), let separator = text.first(where: { !$0.isNumber }),
            ".-/".contains(separator)
        else { return nil }
        let pieces = text.split(separator: separator, omittingEmptySubsequences: false)
        let parts = pieces.compactMap { $0.count <= 4 && $0.allSatisfy(\.isASCII) ? Int($0) : nil }
        guard pieces.count == 3, parts.count == 3, parts.allSatisfy({ $0 >= 0 }) else { return nil }
        return (parts, separator)
    }
}

extension FieldRule where Value == CivilDate {
    package static func day(_ style: ImportStyle) -> FieldRule<CivilDate> {
        FieldRule(
            limit: 30,
            parse: { input throws(FieldProblem) in
                guard let day = TypedDay.read(input, style) else {
                    throw FieldProblem(Text("Please enter a date, for example 2026-01-31."))
                }
                return day
            }, format: { "\($0)" })
    }
}
