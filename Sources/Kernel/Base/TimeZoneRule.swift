/// The rule that a zone file gives for the time after its table, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct TimeZoneRule {
    /// Seconds east of UTC.
    private let standard: Int
    private let summer: (offset: Int, start: Day, end: Day)?

    /// The `week`th (5 is the last) `weekday` of the month, and seconds after its midnight.
    private struct Day {
        let month: Int
        let week: Int
        let weekday: Int
        let second: Int

        func seconds(in year: Int) -> Int {
            let first = CivilDate(year: year, month: month, day: 1)
            var day = (weekday - first.weekday + 7) % 7 + (week - 1) * 7
            let following = CivilDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
            while day >= following.daysSince1970 - first.daysSince1970 { day -= 7 }
            return (first.daysSince1970 + day) * 86_400 + second
        }
    }

    /// Nil for a form that no zone of today uses.
    init?(_ text: String) {
        var rest = text[...]
        guard Self.skipName(&rest), let standard = Self.duration(&rest) else { return nil }
        self.standard = -standard
        guard !rest.isEmpty else {
            summer = nil
            return
        }
        guard Self.skipName(&rest) else { return nil }
        let offset = rest.hasPrefix(",") ? standard - 3600 : Self.duration(&rest)
        guard let offset, let start = Self.day(&rest), let end = Self.day(&rest), rest.isEmpty else { return nil }
        summer = (-offset, start, end)
    }

    func offset(at seconds: Int) -> Int {
        guard let summer else { return standard }
        let year = CivilDate(daysSince1970: (seconds + standard).floorDivided(by: 86_400)).year
        let start = summer.start.seconds(in: year) - standard
        let end = summer.end.seconds(in: year) - summer.offset
        let isSummer = start < end ? start <= seconds && seconds < end : !(end <= seconds && seconds < start)
        return isSummer ? summer.offset : standard
    }

    private static func skipName(_ rest: inout Substring) -> Bool {
        if rest.first == "<" {
            guard let end = rest.firstIndex(of: ">") else { return false }
            rest = rest[end...].dropFirst()
            return true
        }
        let name = rest.prefix(while: \.isLetter)
        rest = rest.dropFirst(name.count)
        return name.count >= 3
    }

    /// `2`, `-3:30`, `+01:00:00` in seconds.
    private static func duration(_ rest: inout Substring) -> Int? {
        let text = rest.prefix { $0.isNumber || $0 == ":" || $0 == "-" || $0 == "+" }
        rest = rest.dropFirst(text.count)
        let parts = text.drop { $0 == "-" || $0 == "+" }.split(separator: ":").map { Int($0) }
        guard (1...3).contains(parts.count) else { return nil }
        var seconds = 0
        for (part, unit) in zip(parts, [3600, 60, 1]) {
            guard let part else { return nil }
            seconds += part * unit
        }
        return text.first == "-" ? -seconds : seconds
    }

    /// `,M3.5.0/2`
    private static func day(_ rest: inout Substring) -> Day? {
        guard rest.hasPrefix(",M") else { return nil }
        let text = rest.dropFirst(2).prefix { $0.isNumber || $0 == "." }
        rest = rest.dropFirst(2 + text.count)
        let parts = text.split(separator: ".").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[0]), (1...5).contains(parts[1]), (0...6).contains(parts[2])
        else { return nil }
        var second = 2 * 3600
        if rest.first == "/" {
            rest = rest.dropFirst()
            guard let time = duration(&rest) else { return nil }
            second = time
        }
        return Day(month: parts[0], week: parts[1], weekday: parts[2], second: second)
    }
}
