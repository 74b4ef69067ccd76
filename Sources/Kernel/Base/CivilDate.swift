/// A day of the Gregorian calendar in UTC, computed without Foundation: log lines and HTTP dates need it at start
/// and on the hot path. After Howard Hinnant's "chrono-compatible low-level date algorithms".
package struct CivilDate: Hashable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    package init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    package var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.floorDivided(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// 0 is Sunday.
    package var weekday: Int {
        let remainder = (daysSince1970 + 4) % 7
        return remainder < 0 ? remainder + 7 : remainder
    }
}

extension Int {
    /// Division that rounds down, also below zero.
    package func floorDivided(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient
    }
}

extension Array where Element == UInt8 {
    /// Appends a moment as `2026-01-31T23:59:58.123Z`.
    package mutating func append(isoMilliseconds time: Int64) {
        let days = Int(time).floorDivided(by: 86_400_000)
        let rest = Int(time) - days * 86_400_000
        let date = CivilDate(daysSince1970: days)
        append(decimal: date.year, digits: 4)
        append("-")
        append(decimal: date.month, digits: 2)
        append("-")
        append(decimal: date.day, digits: 2)
        append("T")
        append(decimal: rest / 3_600_000, digits: 2)
        append(":")
        append(decimal: rest / 60_000 % 60, digits: 2)
        append(":")
        append(decimal: rest / 1000 % 60, digits: 2)
        append(".")
        append(decimal: rest % 1000, digits: 3)
        append("Z")
    }

    /// Appends a number with leading zeros.
    package mutating func append(decimal number: Int, digits: Int) {
        if number < 0 { append("-") }
        var divisor: UInt = 1
        for _ in 1..<digits {
            divisor *= 10
        }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(number.magnitude / divisor % 10))
            divisor /= 10
        }
    }
}
