package import Base
package import Templates

/// What stands in a cell of a list: typed, so that the page formats it for the reader, and the CSV for machines.
package enum Cell: Sendable {
    case text(String)
    case phrase(Text)
    case number(Int)
    case money(Money)
    case moment(Timestamp)
    case day(CivilDate)
    case none

    /// For machines: no thousands separators, dates as ISO 8601.
    var plain: String {
        switch self {
        case .text(let text): text
        case .phrase(let text): text.english
        case .number(let number): "\(number)"
        case .money(let money): money.plain
        case .moment(let moment): "\(moment)"
        case .day(let day): "\(day)"
        case .none: ""
        }
    }

    var isNumeric: Bool {
        switch self {
        case .number, .money: true
        default: false
        }
    }
}
