package import Base
package import Templates

/// A typed cell of a list: formatted by the page for readers, and by the CSV for machines.
package enum Cell: Sendable {
    case text(String)
    case phrase(Text)
    case phrases([Text])
    case number(Int)
    case money(Money)
    /// The day alone.
    case moment(Timestamp)
    /// The day and the time.
    case dateTime(Timestamp)
    case day(CivilDate)
    case changes([CellChange])
    case none

    /// For machines: no thousands separators, dates as ISO 8601.
    var plain: String {
        switch self {
        case .text(let text): text
        case .phrase(let text): text.english
        case .phrases(let texts): texts.map(\.english).joined(separator: ", ")
        case .number(let number): "\(number)"
        case .money(let money): money.plain
        case .moment(let moment), .dateTime(let moment): "\(moment)"
        case .day(let day): "\(day)"
        case .changes(let changes): changes.map(\.plain).joined(separator: "; ")
        case .none: ""
        }
    }

    var isEmpty: Bool {
        switch self {
        case .none: true
        case .text(let text): text.isEmpty
        case .changes(let changes): changes.isEmpty
        default: false
        }
    }

    var isNumeric: Bool {
        switch self {
        case .number, .money: true
        default: false
        }
    }
}

/// A field of a record before and after.
package struct CellChange: Sendable, TemplateValue {
    let label: Text
    let from: String?
    let to: String?

    package init(_ label: Text, from: String?, to: String?) {
        self.label = label
        self.from = from
        self.to = to
    }

    fileprivate var plain: String { "\(label.english): \(from ?? "") → \(to ?? "")" }
}
