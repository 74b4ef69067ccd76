import Base
import Testing

@Suite struct CivilDateTests {
    @Test("every day of eight centuries survives the way there and back")
    func roundTrip() {
        for day in -150_000...150_000 {
            #expect(CivilDate(daysSince1970: day).daysSince1970 == day)
        }
    }

    @Test(
        "known days",
        arguments: [
            (0, CivilDate(year: 1970, month: 1, day: 1), 4),
            (11_016, CivilDate(year: 2000, month: 2, day: 29), 2),
            (-1, CivilDate(year: 1969, month: 12, day: 31), 3),
            (24_854, CivilDate(year: 2038, month: 1, day: 18), 1),
        ])
    func knownDays(days: Int, date: CivilDate, weekday: Int) {
        #expect(CivilDate(daysSince1970: days) == date)
        #expect(date.daysSince1970 == days)
        #expect(date.weekday == weekday)
    }
}
