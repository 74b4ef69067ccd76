import Base
import Testing

@Suite struct TimeZoneTests {
    @Test(
        "clocks of the world, from the table, from the rule behind it, and around the changes",
        arguments: [
            ("UTC", 0, 0),
            ("Europe/Berlin", 1_767_225_600, 3600),  // 1 January 2026
            ("Europe/Berlin", 1_774_745_999, 3600),  // 29 March 2026, 01:59:59 by the winter clock
            ("Europe/Berlin", 1_774_746_000, 7200),
            ("Europe/Berlin", 1_792_889_999, 7200),  // 25 October 2026
            ("Europe/Berlin", 1_792_890_000, 3600),
            ("Europe/Berlin", -1_000_000_000, 3600),
            ("Europe/Berlin", 4_118_065_200, 7200),  // July 2100: only the rule knows
            ("Europe/Berlin", 4_102_444_800, 3600),
            ("America/New_York", 4_118_065_200, -14_400),
            ("Australia/Sydney", 4_102_444_800, 39_600),  // their summer is in January
            ("Asia/Kolkata", 4_102_444_800, 19_800),
            ("America/St_Johns", 1_767_225_600, -12_600),
            ("America/Nuuk", 4_118_065_200, -3600),
        ])
    func offsets(name: String, seconds: Int64, expected: Int) throws {
        let zone = try #require(TimeZone.named(name))
        #expect(zone.offset(at: Timestamp(milliseconds: seconds * 1000)) == expected)
    }

    @Test(
        "what is no zone is none, and cannot reach another file",
        arguments: ["", "Nowhere", "../../etc/passwd", "/etc/passwd", "Europe"])
    func unknown(name: String) {
        #expect(TimeZone.named(name) == nil)
    }

    @Test("a day begins at its own midnight, also where the clock changes on it")
    func starts() throws {
        let zone = try #require(TimeZone.named("Europe/Berlin"))
        for day in ["2026-03-29", "2026-03-30", "2026-10-25", "2026-10-26", "2026-07-01"] {
            let date = try #require(CivilDate(day))
            let start = zone.start(of: date)
            #expect(zone.local(start) == (date, 0))
            #expect(zone.local(start - .seconds(1)).day.daysSince1970 == date.daysSince1970 - 1)
        }
    }
}
