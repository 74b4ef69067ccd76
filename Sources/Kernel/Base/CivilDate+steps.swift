extension CivilDate: Comparable {
    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    package func adding(_ days: Int) -> CivilDate {
        CivilDate(daysSince1970: daysSince1970 + days)
    }

    package func days(since other: CivilDate) -> Int {
        daysSince1970 - other.daysSince1970
    }

    package var firstOfMonth: CivilDate { CivilDate(year: year, month: month, day: 1) }

    package var firstOfNextMonth: CivilDate {
        CivilDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
    }
}
