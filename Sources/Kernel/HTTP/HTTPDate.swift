internal import Base

/// The dates of HTTP (RFC 9110 section 5.6.7), in seconds since 1970.
package enum HTTPDate {
    fileprivate static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let longWeekdays = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
    fileprivate static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The moment that a text in any of the three forms names; nil for anything else. A weekday has to be one,
    /// but not the right one: the date says enough.
    package static func parse(_ text: String, now: Int64 = Clock.now / 1000) -> Int64? {
        imfFixdate(text) ?? rfc850(text, now: now) ?? asctime(text)
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`
    private static func imfFixdate(_ text: String) -> Int64? {
        var scanner = FieldScanner(text)
        guard scanner.index(in: weekdays) != nil, scanner.take(text: ", "),
            let day = scanner.number(digits: 2), scanner.take(" "),
            let month = scanner.index(in: months), scanner.take(" "),
            let year = scanner.number(digits: 4), scanner.take(" "),
            let time = scanner.timeOfDay(), scanner.take(text: " GMT"), scanner.isAtEnd
        else { return nil }
        return moment(year, month + 1, day, time)
    }

    /// `Sunday, 06-Nov-94 08:49:37 GMT`
    private static func rfc850(_ text: String, now: Int64) -> Int64? {
        var scanner = FieldScanner(text)
        guard scanner.index(in: longWeekdays) != nil, scanner.take(text: ", "),
            let day = scanner.number(digits: 2), scanner.take("-"),
            let month = scanner.index(in: months), scanner.take("-"),
            let shortYear = scanner.number(digits: 2), scanner.take(" "),
            let time = scanner.timeOfDay(), scanner.take(text: " GMT"), scanner.isAtEnd
        else { return nil }
        // A date that looks more than 50 years ahead is one of the past.
        let latestYear = CivilDate(daysSince1970: Int(now).floorDivided(by: 86_400)).year + 50
        let year = latestYear - (latestYear - shortYear) % 100
        let isTooFar = year == latestYear && moment(year - 50, month + 1, min(day, 28), time) ?? 0 > now
        return moment(isTooFar ? year - 100 : year, month + 1, day, time)
    }

    /// `Sun Nov  6 08:49:37 1994`
    private static func asctime(_ text: String) -> Int64? {
        var scanner = FieldScanner(text)
        guard scanner.index(in: weekdays) != nil, scanner.take(" "),
            let month = scanner.index(in: months), scanner.take(" "),
            let day = scanner.number(digits: scanner.take(" ") ? 1 : 2), scanner.take(" "),
            let time = scanner.timeOfDay(), scanner.take(" "),
            let year = scanner.number(digits: 4), scanner.isAtEnd
        else { return nil }
        return moment(year, month + 1, day, time)
    }

    private static func moment(_ year: Int, _ month: Int, _ day: Int, _ timeOfDay: Int) -> Int64? {
        let date = CivilDate(year: year, month: month, day: day)
        // A day that the month does not have comes back as another.
        guard CivilDate(daysSince1970: date.daysSince1970) == date else { return nil }
        return Int64(date.daysSince1970 * 86_400 + timeOfDay)
    }
}

extension Array where Element == UInt8 {
    /// Appends seconds since 1970 as `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that is written.
    package mutating func append(httpDate time: Int64) {
        // The years 0 to 9999: a file system may hold times that four digits cannot say.
        let seconds = Int(Swift.min(Swift.max(time, -62_167_219_200), 253_402_300_799))
        let days = seconds.floorDivided(by: 86_400)
        let rest = seconds - days * 86_400
        let date = CivilDate(daysSince1970: days)
        append(HTTPDate.weekdays[date.weekday])
        append(", ")
        append(decimal: date.day, digits: 2)
        append(" ")
        append(HTTPDate.months[date.month - 1])
        append(" ")
        append(decimal: date.year, digits: 4)
        append(" ")
        append(decimal: rest / 3600, digits: 2)
        append(":")
        append(decimal: rest / 60 % 60, digits: 2)
        append(":")
        append(decimal: rest % 60, digits: 2)
        append(" GMT")
    }
}

extension FieldScanner {
    /// Which of the names comes next.
    fileprivate mutating func index(in names: [String]) -> Int? {
        for (index, name) in names.enumerated() where take(text: name) { return index }
        return nil
    }

    /// `08:49:37` in seconds; 60 is a leap second, which counts as the one before it.
    fileprivate mutating func timeOfDay() -> Int? {
        guard let hour = number(digits: 2), hour < 24, take(":"),
            let minute = number(digits: 2), minute < 60, take(":"),
            let second = number(digits: 2), second <= 60
        else { return nil }
        return hour * 3600 + minute * 60 + min(second, 59)
    }
}
