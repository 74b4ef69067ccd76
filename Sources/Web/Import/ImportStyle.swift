package import Base
internal import Sheets
internal import Templates

/// How numbers and dates are written in a file: asked once for all of it, where the file itself does not tell.
package struct ImportStyle: Codable, Equatable, Sendable {
    enum Numbers: String, Codable, CaseIterable, Sendable {
        case comma, point
    }

    enum Days: String, Codable, CaseIterable, Sendable {
        case dayFirst, monthFirst
    }

    var numbers = Numbers.point
    var days = Days.dayFirst

    package init() {}

    package var mark: DecimalMark { numbers == .comma ? .comma : .point }
}

/// What the cells of a file tell of how they are written.
struct ImportStyleGuess {
    private(set) var style = ImportStyle()
    /// Some numbers can be read in two ways, and the others do not settle it.
    let asksNumbers: Bool
    let asksDays: Bool

    init(_ sheet: Sheet, _ language: Language) {
        let columns = sheet.columns.indices.map { place in Tally(sheet.rows.lazy.map { $0[place] }) }
        // Columns without thousands say little of the others: ratings such as 4.5 beside 12.400 €.
        let open = columns.filter { $0.eitherNumber > 0 || $0.hasGroups }
        let numbers = (open.isEmpty ? columns : open).reduce(into: (comma: 0, point: 0)) { sum, column in
            sum.comma += column.comma
            sum.point += column.point
        }
        let isComma = numbers.comma == numbers.point ? language == .german : numbers.comma > numbers.point
        style.numbers = isComma ? .comma : .point
        asksNumbers = columns.contains { $0.eitherNumber > 0 } && (numbers.comma > 0) == (numbers.point > 0)
        let days = (columns.reduce(0) { $0 + $1.dayFirst }, columns.reduce(0) { $0 + $1.monthFirst })
        style.days = days.1 > days.0 ? .monthFirst : .dayFirst
        asksDays = columns.contains { $0.eitherDay > 0 } && (days.0 > 0) == (days.1 > 0)
    }

    /// How the cells of one column are written.
    private struct Tally {
        private(set) var comma = 0
        private(set) var point = 0
        private(set) var eitherNumber = 0
        private(set) var hasGroups = false
        private(set) var dayFirst = 0
        private(set) var monthFirst = 0
        private(set) var eitherDay = 0

        init(_ cells: some Sequence<String>) {
            for cell in cells where cell.utf8.count <= 30 && cell.utf8.contains(where: \.isDigit) {
                switch TypedAmount.mark(of: cell) {
                case .comma: comma += 1
                case .point: point += 1
                case .either: eitherNumber += 1
                case nil: break
                }
                if cell.split(whereSeparator: { $0 == "." || $0 == "," }).count > 2, TypedAmount.mark(of: cell) != nil {
                    hasGroups = true
                }
                guard let (first, second) = TypedDay.parts(of: cell), first != second else { continue }
                if first > 12 { dayFirst += 1 } else if second > 12 { monthFirst += 1 } else { eitherDay += 1 }
            }
        }
    }
}
