import Base
import Database
import TestKit
import Testing

@testable import Jobs

@Suite struct JobScheduleTests {
    let test: TestDatabase
    let clock = TestClock()

    init() throws {
        test = try TestDatabase(migrated: Database.Settings())
    }

    func timetable(_ timing: String) throws -> JobSchedule {
        JobSchedule([.init("nightly", at: try #require(Cron(timing)), kind: "backup", payload: "\"all\"")])
    }

    func enqueue(_ timing: String) throws {
        try timetable(timing).enqueueDue(test.database, at: clock.now)
    }

    var waiting: [Job] {
        get throws { try test.database.read { try JobStore.all(in: .waiting, $0) } }
    }

    @Test("a row is queued each time it is due, and not before")
    func due() throws {
        try enqueue("0 * * * *")
        #expect(try waiting.isEmpty)
        clock.advance(by: .seconds(3600))
        try enqueue("0 * * * *")
        try enqueue("0 * * * *")
        #expect(try waiting.map(\.payload) == ["\"all\""])
        try JobRunner([JobKind("backup") { _ in }], test.database, now: clock.read).settle()
        clock.advance(by: .seconds(3600))
        try enqueue("0 * * * *")
        #expect(try waiting.count == 1)
    }

    @Test("what was missed is done once")
    func missed() throws {
        try enqueue("* * * * *")
        clock.advance(by: .seconds(86_400))
        try enqueue("* * * * *")
        try enqueue("* * * * *")
        #expect(try waiting.count == 1)
    }

    @Test("a row that still waits is not queued twice")
    func stillWaiting() throws {
        try enqueue("* * * * *")
        for _ in 0..<5 {
            clock.advance(by: .seconds(60))
            try enqueue("* * * * *")
        }
        #expect(try waiting.count == 1)
    }

    @Test("a timing that was changed counts from now")
    func changed() throws {
        try enqueue("0 * * * *")
        clock.advance(by: .seconds(3600))
        try enqueue("30 * * * *")
        #expect(try waiting.isEmpty)
        clock.advance(by: .seconds(3600))
        try enqueue("30 * * * *")
        #expect(try waiting.count == 1)
    }
}
