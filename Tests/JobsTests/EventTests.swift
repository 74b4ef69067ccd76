import Base
import Database
import TestKit
import Testing

@testable import Jobs

enum Lead: Identified {
    static let idPrefix = "lead"
}

@Suite struct EventTests {
    let test: TestDatabase
    let clock = TestClock()
    let anna = ID<Lead>.make()
    let berta = ID<Lead>.make()
    var database: Database { test.database }

    init() throws {
        test = try TestDatabase(migrated: Database.Settings())
    }

    func record(_ kind: EventKind, _ subject: ID<Lead>, data: String = "{}") throws {
        try database.write { try $0.record(kind, of: subject, data: data) }
    }

    func dispatcher(_ listeners: EventListener...) -> EventDispatcher {
        EventDispatcher(listeners, database, now: clock.read)
    }

    func status(_ name: String) throws -> ListenerStatus? {
        try database.read { try ListenerStatus.all($0) }.first { $0.listener == name }
    }

    @Test("an event is recorded with what made it true, or not at all")
    func recorded() throws {
        let heard = Notes<Int>()
        database.listen(to: .events) { heard.add(1) }
        let number = try database.write { try $0.record("lead.made", of: anna, by: "user_1", data: "{\"a\":1}") }
        #expect(number == 1)
        #expect(throws: Failure.self) {
            try database.write { writer in
                try writer.record("lead.moved", of: anna)
                throw Failure()
            }
        }
        #expect(heard.all.count == 1)
        try record("lead.moved", anna)
        try record("lead.moved", berta)
        let history = try database.read { try EventLog.history(of: anna.text, $0) }
        #expect(history.map(\.number) == [2, 1])
        #expect(history[1].kind == "lead.made")
        #expect(history[1].actor == "user_1")
        #expect(history[1].data == "{\"a\":1}")
        let older = try database.read { try EventLog.history(of: anna.text, before: 2, $0) }
        #expect(older.map(\.number) == [1])
    }

    @Test("a listener hears what it asked for, in order, once, and goes on where it was")
    func inOrder() throws {
        let heard = Notes<String>()
        let listener = EventListener("test", to: ["lead.moved"], from: .atTheBeginning, .act { heard.add($0.data) })
        try record("lead.moved", anna, data: "1")
        try record("lead.made", anna, data: "2")
        try dispatcher(listener).settle()
        try record("lead.moved", berta, data: "3")
        for number in 4...250 { try record("lead.moved", anna, data: "\(number)") }
        try dispatcher(listener).settle()
        try dispatcher(listener).settle()
        #expect(heard.all == (["1"] + (3...250).map { "\($0)" }))
        #expect(try status("test")?.lag == 0)
    }

    @Test("a listener that begins now does not hear of before")
    func fromNow() throws {
        let heard = Notes<String>()
        let listener = EventListener("mail", to: ["lead.moved"], from: .now, .act { heard.add($0.data) })
        try record("lead.moved", anna, data: "old")
        try dispatcher(listener).settle()
        try record("lead.moved", anna, data: "new")
        try dispatcher(listener).settle()
        #expect(heard.all == ["new"])
    }

    @Test("who looks on only hears of what happens from then on")
    func telling() throws {
        let heard = Notes<String>()
        try record("lead.moved", anna, data: "before")
        let live = dispatcher(EventListener("live", to: ["lead.moved"], from: .now, .tell { heard.add($0.data) }))
        try live.settle()
        try record("lead.moved", anna, data: "one")
        try record("lead.made", anna, data: "no")
        try live.settle()
        try record("lead.moved", anna, data: "two")
        try live.settle()
        #expect(heard.all == ["one", "two"])
        #expect(try status("live") == nil)
    }

    @Test("what a listener writes is written with its place: both or none")
    func writing() throws {
        let fails = Guarded(true)
        let listener = EventListener(
            "rollup", to: ["lead.moved"], from: .atTheBeginning,
            .write { event, writer in
                _ = try writer.nextNumber(of: "moves")
                if event.number == 2, fails.withLock({ $0 }) { throw Failure() }
            })
        for _ in 1...3 { try record("lead.moved", ID.make()) }
        try dispatcher(listener).settle()
        #expect(try moves() == 2)
        fails.withLock { $0 = false }
        clock.advance(by: .seconds(2))
        try dispatcher(listener).settle()
        try dispatcher(listener).settle()
        #expect(try moves() == 3)
    }

    func moves() throws -> Int? {
        try database.read { try $0.value("SELECT value FROM counters WHERE name = 'moves'") }
    }

    static let styles = ["write", "act"]

    /// A listener in either style.
    func listener(_ style: String, _ body: @escaping @Sendable (Event) throws -> Void) -> EventListener {
        EventListener(
            "test", to: ["lead.moved"], from: .atTheBeginning,
            style == "act"
                ? .act(body)
                : .write { event, _ in
                    try body(event)
                })
    }

    @Test("a subject that fails waits with its later events; all others go on", arguments: styles)
    func order(style: String) throws {
        let heard = Notes<String>()
        let fails = Guarded(true)
        let listener = listener(style) { event in
            if event.data == "a1", fails.withLock({ $0 }) { throw Failure("no a1") }
            heard.add(event.data)
        }
        try record("lead.moved", anna, data: "a1")
        try record("lead.moved", berta, data: "b1")
        try record("lead.moved", anna, data: "a2")
        let dispatcher = dispatcher(listener)
        try dispatcher.settle()
        try record("lead.moved", anna, data: "a3")
        try record("lead.moved", berta, data: "b2")
        try dispatcher.settle()
        #expect(heard.all == ["b1", "b2"])
        #expect(try status("test")?.failures == 3)
        #expect(try status("test")?.error == "no a1")
        fails.withLock { $0 = false }
        try dispatcher.settle()
        #expect(heard.all == ["b1", "b2"])
        clock.advance(by: .seconds(1))
        try dispatcher.settle()
        #expect(heard.all == ["b1", "b2", "a1", "a2", "a3"])
        #expect(try status("test")?.failures == 0)
        try record("lead.moved", anna, data: "a4")
        try dispatcher.settle()
        #expect(heard.all.last == "a4")
    }

    @Test("a failing event is tried again after ever longer pauses", arguments: styles)
    func backoff(style: String) throws {
        let tries = Notes<Int>()
        let dispatcher = dispatcher(
            listener(style) { _ in
                tries.add(1)
                throw Failure()
            })
        try record("lead.moved", anna)
        var counts: [Int] = []
        for _ in 0..<16 {
            try dispatcher.settle()
            counts.append(tries.all.count)
            clock.advance(by: .seconds(1))
        }
        // After 0, 1, 3, 7 and 15 seconds.
        #expect(counts == [1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5])
        #expect(Backoff.delay(after: 100) == .seconds(3600))
    }

    @Test("of events that are about the same, the last stands for those that came with it")
    func onceForAll() throws {
        let heard = Notes<String>()
        let fails = Guarded(true)
        let listener = EventListener(
            "test", to: ["lead.moved"], from: .atTheBeginning, onceFor: { $0.data == "alone" ? nil : $0.subject },
            .write { event, _ in
                if event.data == "a3", fails.withLock({ $0 }) { throw Failure() }
                heard.add(event.data)
            })
        for (subject, data) in [(anna, "a1"), (berta, "b1"), (anna, "alone"), (anna, "a2"), (berta, "b2")] {
            try record("lead.moved", subject, data: data)
        }
        try record("lead.made", anna, data: "no")
        let dispatcher = dispatcher(listener)
        try dispatcher.settle()
        #expect(heard.all == ["alone", "a2", "b2"])
        #expect(try status("test")?.lag == 0)
        try record("lead.moved", anna, data: "a3")
        try dispatcher.settle()
        try record("lead.moved", anna, data: "a4")
        try record("lead.moved", anna, data: "a5")
        try dispatcher.settle()
        #expect(heard.all == ["alone", "a2", "b2"])
        fails.withLock { $0 = false }
        clock.advance(by: .seconds(2))
        try dispatcher.settle()
        #expect(heard.all == ["alone", "a2", "b2", "a3", "a5"])
        #expect(try status("test")?.failures == 0)
    }

    @Test("a listener can be let go through everything again")
    func replay() throws {
        let heard = Notes<String>()
        let dispatcher = dispatcher(
            listener("act") { event in
                if event.data == "2", heard.all.count < 2 { throw Failure() }
                heard.add(event.data)
            })
        for number in 1...3 { try record("lead.moved", ID.make(), data: "\(number)") }
        try dispatcher.settle()
        try database.write { try EventListener.replay("test", from: 2, $0) }
        try dispatcher.settle()
        #expect(heard.all == ["1", "3", "2", "3"])
        #expect(try status("test")?.failures == 0)
    }

    @Test("what was set aside can be tried at once")
    func retryNow() throws {
        let fails = Guarded(true)
        let dispatcher = dispatcher(listener("write") { _ in if fails.withLock({ $0 }) { throw Failure() } })
        try record("lead.moved", anna)
        try dispatcher.settle()
        fails.withLock { $0 = false }
        try database.write { try EventListener.retryNow("test", at: clock.now, $0) }
        try dispatcher.settle()
        #expect(try status("test")?.failures == 0)
    }

    @Test("listeners on their own threads hear of each commit, and a slow one holds up nobody")
    func threads() throws {
        let heard = Notes<String>()
        let gate = Semaphore()
        let quick = EventListener("quick", to: ["lead.moved"], from: .now, .act { heard.add($0.data) })
        let slow = EventListener("slow", to: ["lead.moved"], from: .now, .act { _ in gate.wait() })
        let dispatcher = EventDispatcher([quick, slow], database)
        try dispatcher.start()
        waitUntil { (try? status("quick")) != nil && (try? status("slow")) != nil }
        for number in 1...3 { try record("lead.moved", anna, data: "\(number)") }
        waitUntil { heard.all.count == 3 }
        #expect(heard.all == ["1", "2", "3"])
        for _ in 1...3 { gate.signal() }
        dispatcher.stop()
    }
}
