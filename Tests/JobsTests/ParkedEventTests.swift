import Base
import Database
import TestKit
import Testing

@testable import Jobs

@Suite struct ParkedEventTests {
    let test: TestDatabase
    let clock = TestClock()
    let anna = ID<Lead>.make()
    let heard = Notes<String>()
    let fails = Guarded(true)
    var database: Database { test.database }

    init() throws {
        test = try TestDatabase(migrated: Database.Settings())
    }

    private func dispatcher(_ style: String) -> EventDispatcher {
        let body: @Sendable (Event) throws -> Void = { [heard, fails] event in
            if event.data == "poison", fails.withLock({ $0 }) { throw Failure("no good") }
            heard.add(event.data)
        }
        let listener = EventListener(
            "test", to: ["lead.moved"], from: .atTheBeginning,
            style == "act" ? .act(body) : .write { event, _ in try body(event) })
        return EventDispatcher([listener], database, now: clock.read)
    }

    private func record(_ data: String) throws {
        try database.write { try $0.record("lead.moved", of: anna, data: data) }
    }

    private var parked: [ParkedEvent] { get throws { try database.read { try ParkedEvent.all($0) } } }

    private func settle(_ dispatcher: EventDispatcher) throws {
        for _ in 1...ParkedEvent.attempts {
            try dispatcher.settle()
            clock.advance(by: .seconds(3600))
        }
        try dispatcher.settle()
    }

    @Test(
        "an event that fails every time is parked, and the later ones of its subject go on",
        arguments: EventTests.styles)
    func park(style: String) throws {
        let dispatcher = dispatcher(style)
        try record("poison")
        try record("second")
        try dispatcher.settle()
        #expect(try parked.isEmpty && heard.all.isEmpty)
        try settle(dispatcher)
        #expect(heard.all == ["second"])
        #expect(try parked.map(\.error) == ["no good"])
        #expect(try parked.map(\.attempts) == [ParkedEvent.attempts])
        try record("third")
        try dispatcher.settle()
        #expect(heard.all == ["second", "third"])
        #expect(try database.read { try ListenerStatus.all($0) }.map(\.failures) == [0])
    }

    @Test("a parked event that is tried again is done, or parked once more", arguments: EventTests.styles)
    func retry(style: String) throws {
        let dispatcher = dispatcher(style)
        try record("poison")
        try settle(dispatcher)
        let number = try #require(try parked.first?.number)
        #expect(try database.write { try ParkedEvent.retry("test", number, at: clock.now, $0) })
        #expect(try !database.write { try ParkedEvent.retry("test", number, at: clock.now, $0) })
        try dispatcher.settle()
        #expect(try parked.map(\.number) == [number])
        fails.withLock { $0 = false }
        #expect(try database.write { try ParkedEvent.retry("test", number, at: clock.now, $0) })
        try dispatcher.settle()
        #expect(heard.all == ["poison"])
        #expect(try parked.isEmpty)
    }
}
