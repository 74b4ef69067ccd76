internal import Base

extension Output {
    mutating func append(_ moment: Timestamp, _ format: Format, _ reader: Audience) {
        switch format {
        case .iso: append(iso: moment)
        case .ago: append(ago: moment, reader)
        case .time: append(time: reader.zone.local(moment).second)
        case .dateTime:
            let (day, second) = reader.zone.local(moment)
            append(day, .date, reader)
            append(", ")
            append(time: second)
        default: append(reader.zone.local(moment).day, format, reader)
        }
    }

    mutating func append(_ day: CivilDate, _ format: Format, _ reader: Audience) {
        let words = Words.of(reader.language)
        switch format {
        case .iso: append(iso: day)
        case .longDate: append(day, as: words.dates.longDate, words)
        case .shortDate: append(day, as: words.dates.shortDate, words)
        case .month: append(day, as: words.dates.month, words)
        default: append(day, as: words.dates.date, words)
        }
    }

    private mutating func append(_ day: CivilDate, as pattern: StaticString, _ words: Words) {
        for index in 0..<pattern.utf8CodeUnitCount {
            switch unsafe pattern.utf8Start[index] {
            case UInt8(ascii: "W"): append(words.dates.weekdays[day.weekday])
            case UInt8(ascii: "d"): append(decimal: day.day)
            case UInt8(ascii: "D"): append(decimal: UInt(day.day), digits: 2)
            case UInt8(ascii: "N"): append(decimal: UInt(day.month), digits: 2)
            case UInt8(ascii: "m"): append(words.dates.shortMonths[day.month - 1])
            case UInt8(ascii: "M"): append(words.dates.months[day.month - 1])
            case UInt8(ascii: "y"): append(decimal: day.year)
            case let byte: append(byte)
            }
        }
    }

    private mutating func append(time second: Int) {
        append(decimal: UInt(second / 3600), digits: 2)
        append(UInt8(ascii: ":"))
        append(decimal: UInt(second / 60 % 60), digits: 2)
    }

    /// Appends the time relative to now.
    private mutating func append(ago moment: Timestamp, _ reader: Audience) {
        let words = Words.of(reader.language)
        let isPast = moment < reader.now
        let (difference, isFar) = moment.milliseconds.subtractingReportingOverflow(reader.now.milliseconds)
        let seconds = isFar ? Int.max : Int(clamping: difference.magnitude / 1000)
        if seconds < 60 { return append(words.distances.justNow) }
        if seconds < 3600 { return append(seconds / 60, words.distances.minute, isPast, words) }
        // Beyond an hour, days count as the calendar has them: 23:00 was yesterday at 9:00.
        let days = abs(reader.zone.local(moment).day.daysSince1970 - reader.today.daysSince1970)
        switch days {
        case 0: append(seconds / 3600, words.distances.hour, isPast, words)
        case 1: append(isPast ? words.distances.yesterday : words.distances.tomorrow)
        case ..<14: append(days, words.distances.day, isPast, words)
        case ..<60: append(days / 7, words.distances.week, isPast, words)
        case ..<365: append(days / 30, words.distances.month, isPast, words)
        default: append(days / 365, words.distances.year, isPast, words)
        }
    }

    private mutating func append(
        _ count: Int, _ unit: Words.Distances.Unit, _ isPast: Bool, _ words: Words
    ) {
        let frame = isPast ? words.distances.past : words.distances.future
        append(frame.before)
        append(decimal: count)
        append(count == 1 ? unit.one : unit.many)
        append(frame.behind)
    }

    private mutating func append(iso day: CivilDate) {
        if day.year < 0 { append(UInt8(ascii: "-")) }
        append(decimal: day.year.magnitude, digits: 4)
        append(UInt8(ascii: "-"))
        append(decimal: UInt(day.month), digits: 2)
        append(UInt8(ascii: "-"))
        append(decimal: UInt(day.day), digits: 2)
    }

    private mutating func append(iso moment: Timestamp) {
        let (day, second) = TimeZone.utc.local(moment)
        append(iso: day)
        append(UInt8(ascii: "T"))
        append(time: second)
        append(UInt8(ascii: ":"))
        append(decimal: UInt(second % 60), digits: 2)
        append(UInt8(ascii: "Z"))
    }
}
