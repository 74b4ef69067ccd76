package import Base

/// An amount of a metric within a number of days.
package struct Pace: Equatable, Sendable {
    package let amount: Int64
    package let days: Int

    package init(_ amount: Int64, inDays days: Int) {
        self.amount = amount
        self.days = max(days, 1)
    }

    /// Nobody plans for longer than a hundred years.
    private static let longest: Int128 = 36_525

    /// In ninety days, rounded.
    package var inNinetyDays: Int64 { Int64(clamping: (Int128(amount) * 180 / Int128(days) + 1) / 2) }

    /// The pace with so much more every thirty days.
    package func plus(_ more: Int64) -> Pace {
        Pace(Int64(clamping: Int128(amount) * 30 + Int128(more) * Int128(days)), inDays: days * 30)
    }

    /// Returns what the pace yields within this many days.
    func brings(in days: Int) -> Int64 {
        Int64(clamping: Int128(amount) * Int128(days) / Int128(self.days))
    }

    /// The days that it takes to bring so much; nil where it never does.
    func days(for amount: Int64) -> Int? {
        guard amount > 0 else { return 0 }
        guard self.amount > 0 else { return nil }
        let parts = Int128(amount) * Int128(days)
        let needed = (parts + Int128(self.amount) - 1) / Int128(self.amount)
        return needed <= Pace.longest ? Int(needed) : nil
    }
}

/// A requirement that is still open, and what is known of how it goes on.
package struct RequirementForecast: Sendable {
    package let part: Progress.Part
    package let growth: MetricLabel.Growth
    package let pace: Pace
    /// The amounts that leave a rolling period, and when.
    package let leaving: [(day: CivilDate, amount: Int64)]

    package init(
        _ part: Progress.Part, _ growth: MetricLabel.Growth, _ pace: Pace, leaving: [(CivilDate, Int64)] = []
    ) {
        self.part = part
        self.growth = growth
        self.pace = pace
        self.leaving = leaving.map { (day: $0.0, amount: $0.1) }
    }

    /// The first day on which it is met if all goes on as it did; nil where it then never is.
    func day(from today: CivilDate) -> CivilDate? {
        switch part.requirement.window {
        case .lifetime, .inTier: pace.days(for: part.missing).map(today.adding)
        case .calendarMonth: dayOfMonth(from: today)
        case .rolling90Days, .rolling365Days: rollingDay(from: today)
        }
    }

    /// Each month begins with nothing again.
    private func dayOfMonth(from today: CivilDate) -> CivilDate? {
        var first = today.firstOfNextMonth
        if let days = pace.days(for: part.missing), today.adding(days) < first { return today.adding(days) }
        guard let days = pace.days(for: part.needed) else { return nil }
        // The days of the month that it takes; a month without a 31st may follow, but not eleven of them.
        for _ in 1...12 {
            let day = first.adding(max(days, 1) - 1)
            if day < first.firstOfNextMonth { return day }
            first = first.firstOfNextMonth
        }
        return nil
    }

    /// Old amounts leave while new ones arrive. Once the whole period is new, the value is constant.
    private func rollingDay(from today: CivilDate) -> CivilDate? {
        guard let length = part.requirement.window.rollingDays, let current = part.current else { return nil }
        var kept = current
        var waiting = leaving.sorted { $0.day < $1.day }[...]
        for days in 0...length {
            let day = today.adding(days)
            while let next = waiting.first, next.day <= day {
                kept -= next.amount
                waiting = waiting.dropFirst()
            }
            if pace.brings(in: days) >= part.needed - max(kept, 0) { return day }
        }
        return nil
    }
}
