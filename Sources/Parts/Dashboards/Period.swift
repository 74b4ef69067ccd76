internal import Base
internal import Leads
internal import Templates

/// The time that a chart looks back on, and the pieces that it is drawn in.
enum Period: String, CaseIterable, Sendable {
    case month = "30d"
    case quarter = "90d"
    case year

    /// Consecutive days shown as one bar.
    struct Piece: Equatable, Sendable {
        let first: CivilDate
        let last: CivilDate
    }

    var title: Text {
        switch self {
        case .month: Text("30 days")
        case .quarter: Text("90 days")
        case .year: Text("12 months")
        }
    }

    /// Days, weeks or months up to and with today, the first first. A year is twelve months of the calendar, the last of
    /// which is not over yet.
    func pieces(until today: CivilDate) -> [Piece] {
        switch self {
        case .month: return (0..<30).map { Piece(first: today.adding($0 - 29), last: today.adding($0 - 29)) }
        case .quarter:
            let start = today.adding(-89)
            return stride(from: 0, to: 90, by: 7).map { offset in
                Piece(first: start.adding(offset), last: min(start.adding(offset + 6), today))
            }
        case .year:
            var first = today.firstOfMonth
            var pieces = [Piece(first: first, last: today)]
            for _ in 1..<12 {
                let last = first.adding(-1)
                first = last.firstOfMonth
                pieces.insert(Piece(first: first, last: last), at: 0)
            }
            return pieces
        }
    }

    func firstDay(until today: CivilDate) -> CivilDate { pieces(until: today).first?.first ?? today }

    func label(_ piece: Piece, _ reader: Audience) -> String {
        self == .year ? reader.shortMonth(piece.first) : reader.shortDate(piece.first)
    }
}

/// The measure of a chart.
enum Measure: String, CaseIterable, Sendable {
    case money
    case count

    var title: Text {
        switch self {
        case .money: Text("Value", as: "chart")
        case .count: Text("Number", as: "chart")
        }
    }
}

/// The value won in a period.
struct Won: Equatable, Sendable {
    var count = 0
    var minor: Int64 = 0
    var unrated = 0

    init() {}

    init(_ days: [LeadFigures.Day], from first: CivilDate, to last: CivilDate) {
        for day in days where day.day >= first && day.day <= last {
            count += day.count
            minor = minor.addingClamped(day.minor)
            unrated += day.unrated
        }
    }
}

/// This month so far, and last month up to the same day: what can be compared fairly.
struct MonthPair: Equatable, Sendable {
    let first: CivilDate
    let today: CivilDate
    let firstBefore: CivilDate
    let lastBefore: CivilDate

    init(_ today: CivilDate) {
        self.today = today
        first = today.firstOfMonth
        firstBefore = first.adding(-1).firstOfMonth
        // A shorter month is over before.
        lastBefore = min(firstBefore.adding(today.day - 1), first.adding(-1))
    }

    /// Beyond so many per cent there was too little to compare with.
    private static let most: Int128 = 1_000_000

    /// By how many per cent there is more now; nil where there was nothing, or next to nothing.
    static func change(from before: Int64, to now: Int64) -> Int? {
        guard before > 0 else { return nil }
        let change = ((Int128(now) - Int128(before)) * 100).dividedHalfEven(by: Int128(before))
        return change <= most ? Int(clamping: change) : nil
    }
}
