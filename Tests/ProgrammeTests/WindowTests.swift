import Base
import Database
import TestKit
import Testing

@testable import Programme

@Suite struct WindowTests {
    @Test(
        "a window begins with a day of the programme's time zone",
        arguments: [
            (Window.calendarMonth, "2026-03-31", 23, "2026-03-01"), (.calendarMonth, "2026-04-01", 0, "2026-04-01"),
            (.rolling90Days, "2026-05-01", 12, "2026-02-01"), (.rolling90Days, "2026-01-01", 0, "2025-10-04"),
            (.rolling365Days, "2026-05-01", 12, "2025-05-02"), (.rolling365Days, "2024-02-29", 12, "2023-03-02"),
        ])
    func beginning(window: Window, day: String, hour: Int, from: String) {
        let span = window.span(at: moment(day, hour: hour), since: moment("2020-01-01"), in: berlin)
        #expect(span.from == moment(from, hour: 0))
        #expect(span.to > moment(day, hour: hour))
    }

    @Test("the time in a tier and all time")
    func others() {
        let since = moment("2026-02-03", hour: 17)
        #expect(Window.inTier.span(at: moment("2026-03-01"), since: since, in: berlin).from == since)
        #expect(Window.lifetime.span(at: moment("2026-03-01"), since: since, in: berlin).from == nil)
    }

    @Test(
        "what counts on the day before it leaves no longer counts on the day",
        arguments: [Window.calendarMonth, .rolling90Days, .rolling365Days],
        ["2026-01-31", "2026-03-29", "2026-10-25", "2028-02-29"])
    func leaving(window: Window, day: String) throws {
        let record = moment(day, hour: 23)
        let leaves = try #require(window.dayOfLeaving(record, in: berlin))
        let after = window.span(at: berlin.start(of: leaves), since: record, in: berlin)
        let before = window.span(at: berlin.start(of: leaves) - .milliseconds(1), since: record, in: berlin)
        #expect(after.from.map { $0 > record } == true)
        #expect(before.from.map { $0 <= record } == true)
    }

    @Test("the last month is whole")
    func lastMonth() {
        let span = Window.lastMonth(at: moment("2026-01-15"), in: berlin)
        #expect(span == Span(from: moment("2025-12-01", hour: 0), to: moment("2026-01-01", hour: 0)))
    }

    @Test("days in a tier are whole days", arguments: [(0, 0), (23, 0), (24, 1), (47, 1), (24 * 14, 14)])
    func days(hours: Int, days: Int64) throws {
        let since = moment("2026-05-01")
        let now = since + .seconds(hours * 3600)
        let span = Window.inTier.span(at: now, since: since, in: berlin)
        let database = try TestDatabase()
        let found = try database.database.read { try Metric.daysInTier.value(.make(), span, $0) }
        #expect(found == days)
    }
}
