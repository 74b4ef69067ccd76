/// A recurring time in the five fields known from cron: minute, hour, day, month, weekday (0 is Sunday), each a `*`, a
/// number, `a-b`, `*/n`, or several with commas. All in UTC.
package struct Cron: Equatable, Sendable, CustomStringConvertible {
    package let text: String
    private let minutes: Set<Int>
    private let hours: Set<Int>
    private let days: Set<Int>
    private let months: Set<Int>
    private let weekdays: Set<Int>
    /// As in cron: where both a day and a weekday are given, either will do.
    private let needsBoth: Bool

    package init?(_ text: String) {
        let fields = text.split(separator: " ").map(String.init)
        guard fields.count == 5, let minutes = Self.parse(fields[0], in: 0...59),
            let hours = Self.parse(fields[1], in: 0...23), let days = Self.parse(fields[2], in: 1...31),
            let months = Self.parse(fields[3], in: 1...12), let weekdays = Self.parse(fields[4], in: 0...7)
        else { return nil }
        self.text = text
        self.minutes = minutes
        self.hours = hours
        self.days = days
        self.months = months
        self.weekdays = Set(weekdays.map { $0 % 7 })
        needsBoth = fields[2] == "*" || fields[4] == "*"
    }

    package var description: String { text }

    private static func parse(_ field: String, in range: ClosedRange<Int>) -> Set<Int>? {
        var all: Set<Int> = []
        for part in field.split(separator: ",", omittingEmptySubsequences: false) {
            let pieces = part.split(separator: "/", omittingEmptySubsequences: false)
            guard let span = pieces.first.flatMap({ bounds($0, in: range) }), pieces.count <= 2,
                let step = pieces.count == 2 ? Int(pieces[1]) : 1, step > 0
            else { return nil }
            all.formUnion(stride(from: span.lowerBound, through: span.upperBound, by: step))
        }
        return all
    }

    private static func bounds(_ text: Substring, in range: ClosedRange<Int>) -> ClosedRange<Int>? {
        guard text != "*" else { return range }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last,
            range.contains(first), range.contains(last)
        else { return nil }
        return first...last
    }

    /// Returns the first moment after another; nil if there is none, such as on 30 February.
    package func next(after moment: Timestamp) -> Timestamp? {
        let minute = Int(moment.milliseconds).floorDivided(by: 60_000) + 1
        let today = minute.floorDivided(by: 1440)
        // Long enough for 29 February to fall on each weekday.
        for day in today...today + 366 * 40 where isDue(on: day) {
            let earliest = day == today ? minute - today * 1440 : 0
            if let due = (earliest..<1440).first(where: { hours.contains($0 / 60) && minutes.contains($0 % 60) }) {
                return Timestamp(milliseconds: Int64(day * 1440 + due) * 60_000)
            }
        }
        return nil
    }

    private func isDue(on daysSince1970: Int) -> Bool {
        let date = CivilDate(daysSince1970: daysSince1970)
        guard months.contains(date.month) else { return false }
        let isDay = days.contains(date.day)
        let isWeekday = weekdays.contains(date.weekday)
        return needsBoth ? isDay && isWeekday : isDay || isWeekday
    }
}
