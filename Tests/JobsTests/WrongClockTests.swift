import Base
import Database
import TestKit
import Testing

@testable import Jobs

/// The clock was ahead for a while, as one without a battery can be, and is right again.
@Suite struct WrongClockTests {
    let test: TestDatabase
    let clock = TestClock()
    let done = Notes<String>()
    var database: Database { test.database }

    init() throws {
        test = try TestDatabase(migrated: Database.Settings())
    }

    static let century = Duration.seconds(100 * 365 * 86_400)

    private func runner() throws -> JobRunner {
        let timetable = JobSchedule([.init("nightly", at: try #require(Cron("0 * * * *")), kind: "backup")])
        return JobRunner(
            [JobKind("backup") { [done] _ in done.add("backup") }], timetable: timetable, database, now: clock.read)
    }

    @Test("what the timetable says goes on as before")
    func timetable() throws {
        let runner = try runner()
        try runner.settle()
        clock.advance(by: Self.century)
        try runner.settle()
        #expect(done.all.count == 1)
        clock.advance(by: .zero - Self.century)
        try runner.settle()
        #expect(done.all.count == 1)
        for _ in 1...3 {
            clock.advance(by: .seconds(3600))
            try runner.settle()
        }
        #expect(done.all.count == 4)
    }

    @Test("a job that was put off then is done now")
    func job() throws {
        let fails = Guarded(true)
        let runner = JobRunner(
            [JobKind("greet") { [done] _ in if fails.withLock({ $0 }) { throw Failure() } else { done.add("greet") } }],
            database, now: clock.read)
        clock.advance(by: Self.century)
        try database.write { _ = try $0.enqueue("greet", key: "one", at: clock.now) }
        try runner.settle()
        fails.withLock { $0 = false }
        clock.advance(by: .zero - Self.century)
        try runner.settle()
        #expect(done.all == ["greet"])
    }

    @Test("a job whose runner died then is taken over after the time of a lease")
    func lease() throws {
        let runner = JobRunner([JobKind("greet") { [done] _ in done.add("greet") }], database, now: clock.read)
        try database.write { writer in
            _ = try writer.enqueue("greet", at: clock.now)
            _ = try JobStore.claim(
                Lease(owner: "dead", length: .seconds(30)), at: clock.now + Self.century, writer)
        }
        try runner.settle()
        #expect(done.all.isEmpty)
        clock.advance(by: .seconds(31))
        try runner.settle()
        #expect(done.all == ["greet"])
    }

    @Test("an event that was set aside then is tried now")
    func event() throws {
        let fails = Guarded(true)
        let listener = EventListener(
            "test", to: ["lead.moved"], from: .atTheBeginning,
            .act { [done] _ in if fails.withLock({ $0 }) { throw Failure() } else { done.add("moved") } })
        let dispatcher = EventDispatcher([listener], database, now: clock.read)
        try database.write { _ = try $0.record("lead.moved", of: ID<Lead>.make()) }
        clock.advance(by: Self.century)
        try dispatcher.settle()
        fails.withLock { $0 = false }
        clock.advance(by: .zero - Self.century)
        try dispatcher.settle()
        #expect(done.all == ["moved"])
    }
}
