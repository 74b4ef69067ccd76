import Testing

@testable import Base

@Suite struct CronTests {
    static func moment(_ day: String, _ hour: Int, _ minute: Int, _ second: Int = 0) throws -> Timestamp {
        let days = try #require(CivilDate(day)).daysSince1970
        return Timestamp(milliseconds: Int64(((days * 24 + hour) * 60 + minute) * 60 + second) * 1000)
    }

    @Test(
        "the next moment",
        arguments: [
            ("* * * * *", "2026-01-31T23:59:30.000Z", "2026-02-01T00:00:00.000Z"),
            ("* * * * *", "2026-01-31T23:59:00.000Z", "2026-02-01T00:00:00.000Z"),
            ("15 3 * * *", "2026-01-31T03:14:59.999Z", "2026-01-31T03:15:00.000Z"),
            ("15 3 * * *", "2026-01-31T03:15:00.000Z", "2026-02-01T03:15:00.000Z"),
            ("*/20 8-9 * * *", "2026-01-31T09:40:00.000Z", "2026-02-01T08:00:00.000Z"),
            ("0 0 1 * *", "2026-01-31T00:00:00.000Z", "2026-02-01T00:00:00.000Z"),
            ("0 0 31 * *", "2026-02-01T00:00:00.000Z", "2026-03-31T00:00:00.000Z"),
            ("0 0 29 2 *", "2026-01-01T00:00:00.000Z", "2028-02-29T00:00:00.000Z"),
            ("0 12 * * 1-5", "2026-01-30T12:00:00.000Z", "2026-02-02T12:00:00.000Z"),
            ("0 12 * * 7", "2026-01-30T12:00:00.000Z", "2026-02-01T12:00:00.000Z"),
            ("0 0 13 * 5", "2026-02-01T00:00:00.000Z", "2026-02-06T00:00:00.000Z"),
            ("5,10 0 * * *", "2026-02-01T00:05:00.000Z", "2026-02-01T00:10:00.000Z"),
        ])
    func next(text: String, from: String, expected: String) throws {
        let start = try Self.moment(
            String(from.prefix(10)), #require(Int(from.dropFirst(11).prefix(2))),
            #require(Int(from.dropFirst(14).prefix(2))), #require(Int(from.dropFirst(17).prefix(2))))
        #expect(try #require(Cron(text)).next(after: start)?.description == expected)
    }

    @Test("a day that never comes has no moment")
    func never() throws {
        #expect(try #require(Cron("0 0 30 2 *")).next(after: .now) == nil)
    }

    @Test(
        "what is no timing is refused",
        arguments: [
            "", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "* * * * 8",
            "5-1 * * * *", "*/0 * * * *", "a * * * *", "1- * * * *", ", * * * *", "1-2-3 * * * *", "*/5/5 * * * *",
        ])
    func refused(text: String) {
        #expect(Cron(text) == nil)
    }
}
