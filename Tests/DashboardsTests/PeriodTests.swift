import Base
import Leads
import Testing

@testable import Dashboards

private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

@Suite struct PeriodTests {
    @Test(
        "the pieces of a time lie side by side, end today, and begin where it says",
        arguments: [
            (Period.month, "2026-02-06", "2026-01-08", 30), (.quarter, "2026-02-06", "2025-11-09", 13),
            (.year, "2026-02-06", "2025-03-01", 12), (.year, "2026-01-31", "2025-02-01", 12),
            (.year, "2024-02-29", "2023-03-01", 12), (.month, "2024-03-01", "2024-02-01", 30),
        ])
    func pieces(period: Period, today: String, first: String, count: Int) throws {
        let today = try day(today)
        let pieces = period.pieces(until: today)
        #expect(pieces.count == count)
        #expect(pieces.first?.first == (try day(first)))
        #expect(pieces.last?.last == today)
        for (piece, next) in zip(pieces, pieces.dropFirst()) {
            #expect(piece.last.adding(1) == next.first)
        }
        #expect(period.firstDay(until: today) == pieces.first?.first)
    }

    @Test(
        "this month is compared with last month up to the same day, or to its end where it is shorter",
        arguments: [
            ("2026-02-06", "2026-01-01", "2026-01-06"), ("2026-03-31", "2026-02-01", "2026-02-28"),
            ("2026-01-01", "2025-12-01", "2025-12-01"), ("2024-03-30", "2024-02-01", "2024-02-29"),
        ])
    func months(today: String, first: String, last: String) throws {
        let pair = MonthPair(try day(today))
        #expect(pair.firstBefore == (try day(first)))
        #expect(pair.lastBefore == (try day(last)))
    }

    @Test("more and less are told in per cent, and nothing where there was nothing")
    func change() {
        #expect(MonthPair.change(from: 100, to: 118) == 18)
        #expect(MonthPair.change(from: 300, to: 100) == -67)
        #expect(MonthPair.change(from: 5, to: 5) == 0)
        #expect(MonthPair.change(from: 0, to: 5) == nil)
        #expect(MonthPair.change(from: 1, to: .max) == nil)
        #expect(MonthPair.change(from: .max, to: .min) == -200)
    }

    @Test("a sum has the days of both its ends")
    func sums() throws {
        let days = [
            LeadFigures.Day(try day("2026-02-01"), count: 1, minor: 10),
            LeadFigures.Day(try day("2026-02-02"), count: 2, minor: 5, unrated: 1),
            LeadFigures.Day(try day("2026-02-03"), count: 4, minor: 1),
        ]
        let all = Won(days, from: try day("2026-02-01"), to: try day("2026-02-03"))
        let middle = Won(days, from: try day("2026-02-02"), to: try day("2026-02-02"))
        #expect([all.count, Int(all.minor), all.unrated] == [7, 16, 1])
        #expect([middle.count, Int(middle.minor), middle.unrated] == [2, 5, 1])
    }

    @Test("the month of a moment is that of the programme's time zone")
    func zones() throws {
        let berlin = try #require(TimeZone.named("Europe/Berlin"))
        // Half past eleven in the evening of the 31st in London is the first of the next month in Berlin.
        let moment = try #require(TimeZone.named("Europe/London")).start(of: try day("2026-01-31")) + .seconds(84_600)
        #expect(MonthPair(berlin.local(moment).day).first == (try day("2026-02-01")))
    }
}
