import Base
import Testing

@Suite struct TimestampTests {
    @Test("moments and durations")
    func arithmetic() {
        let moment = Timestamp(milliseconds: 1_700_000_000_123)
        #expect(moment + .seconds(2) - moment == .seconds(2))
        #expect(moment - .milliseconds(123) < moment)
        #expect("\(moment)" == "2023-11-14T22:13:20.123Z")
        #expect(Duration.microseconds(1999).milliseconds == 1)
    }

    @Test("what was before the year 0 is written, not trapped on")
    func ancient() {
        #expect("\(Timestamp(milliseconds: -62_167_219_200_001))" == "-0001-12-31T23:59:59.999Z")
        #expect("\(CivilDate(year: -1, month: 12, day: 31))" == "-0001-12-31")
    }

    @Test("a day is read as it is written", arguments: ["2026-01-31", "2000-02-29", "0001-12-31"])
    func days(text: String) {
        #expect(CivilDate(text)?.description == text)
    }

    @Test(
        "what is no day is refused",
        arguments: ["", "2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-031", "2026/01/01", "2026-01-1x"])
    func noDays(text: String) {
        #expect(CivilDate(text) == nil)
    }
}
