/// Formats values in the reader's language, for the filters that need it.
enum Format: UInt8, Sendable {
    case money, wholeMoney, decimal
    case number, percent, size
    case date, longDate, shortDate, month
    case time, dateTime, ago, iso

    /// The kinds of values it accepts.
    fileprivate var kinds: [Kind] {
        switch self {
        case .money, .wholeMoney: [.money]
        case .decimal: [.money, .rate]
        case .number, .size: [.number]
        case .percent: [.rate]
        case .date, .longDate, .shortDate, .month, .iso: [.moment, .day]
        case .time, .dateTime, .ago: [.moment]
        }
    }

    func fits(_ kind: Kind) -> Bool { kinds.contains(kind) }

    var expected: String { kinds.map(\.name).joined(separator: " or ") }
}
