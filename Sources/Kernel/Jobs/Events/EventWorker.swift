internal import Base
internal import Database

/// Takes one listener through the events.
///
/// An event that it cannot deal with is set aside and tried again later, each time after a longer while. The later
/// events of the same subject wait behind it, so that their order stays; all others go on. One that fails again and
/// again is parked until somebody looks at it, and nothing waits for it any more.
final class EventWorker: Sendable {
    /// Events that are dealt with in one transaction, if they do not take too long.
    private static let batch = 100
    private static let patience: Int64 = 10_000_000

    let listener: EventListener
    private let database: Database
    private let now: @Sendable () -> Timestamp
    /// The position of a listener that does not store it.
    private let seen = Guarded<Int64?>(nil)

    init(_ listener: EventListener, _ database: Database, now: @escaping @Sendable () -> Timestamp) {
        self.listener = listener
        self.database = database
        self.now = now
    }

    /// Deals with the next events, then with those whose next attempt is due; says whether there were any.
    func advance() throws -> Bool {
        if case .tell(let tell) = listener.action { return try advanceTelling(tell) }
        guard try database.read({ try ListenerStore.position(listener.name, $0) }) != nil else {
            try database.write(begin)
            return true
        }
        return switch listener.action {
        case .write(let handle): try advanceWriting(handle)
        case .act(let act): try advanceActing(act)
        case .tell(let tell): try advanceTelling(tell)
        }
    }

    /// The time of the next retry.
    func nextRetry() throws -> Timestamp? {
        try database.read { try ListenerStore.nextRetry(listener.name, $0) }
    }

    private func begin(_ writer: Writer) throws {
        guard try ListenerStore.position(listener.name, writer) == nil else { return }
        let place = try listener.start == .now ? EventLog.lastNumber(writer) : 0
        try ListenerStore.setPosition(place, listener.name, writer)
    }

    private func advanceTelling(_ tell: (Event) -> Void) throws -> Bool {
        let events = try database.read { reader -> [Event] in
            guard let position = seen.withLock({ $0 }) else {
                let last = try EventLog.lastNumber(reader)
                seen.withLock { $0 = last }
                return []
            }
            return try EventLog.next(after: position, limit: Self.batch, reader)
        }
        for event in events {
            if listener.kinds.contains(event.kind) { tell(event) }
            seen.withLock { $0 = event.number }
        }
        return !events.isEmpty
    }

    /// What is written for an event is written with the listener's place, or not at all. The events are read and sorted
    /// out before, so that they hold up nobody who writes.
    private func advanceWriting(_ handle: (Event, Writer) throws -> Void) throws -> Bool {
        let (position, due, new) = try database.read { reader -> (Int64, [Item], [Event]) in
            let position = try ListenerStore.position(listener.name, reader) ?? 0
            return (position, try self.due(reader), try EventLog.next(after: position, limit: Self.batch, reader))
        }
        guard !due.isEmpty || !new.isEmpty else { return false }
        let items = due + withoutFormer(new).map { Item(event: $0, attempts: nil) }
        try database.write { writer in
            // Another process may have been faster.
            guard try ListenerStore.position(listener.name, writer) == position, try self.due(writer) == due else {
                return
            }
            var reached = new.last?.number ?? position
            let start = Clock.monotonic
            for (index, item) in items.enumerated() {
                try settle(item, writer) { try writer.attempt { try handle(item.event, writer) } }
                guard Clock.monotonic - start > Self.patience, index + 1 < items.count else { continue }
                reached = item.attempts == nil ? item.event.number : position
                break
            }
            try ListenerStore.setPosition(reached, listener.name, writer)
        }
        return true
    }

    /// Returns the events to deliver: no other kinds, and none replaced by a later one.
    private func withoutFormer(_ events: [Event]) -> [Event] {
        let events = events.filter { listener.kinds.contains($0.kind) }
        guard let subject = listener.subject else { return events }
        var later: Set<String> = []
        return events.reversed().filter { event in subject(event).map { later.insert($0).inserted } ?? true }.reversed()
    }

    /// The acts come first and are then noted together.
    private func advanceActing(_ act: (Event) throws -> Void) throws -> Bool {
        let items = try database.read { reader in
            try work(reader).map { ($0, waits: try mustWait($0, reader)) }
        }
        guard !items.isEmpty else { return false }
        let start = Clock.monotonic
        var failed: Set<String> = []
        var outcomes: [(item: Item, result: Result<Void, any Error>)] = []
        for (item, waits) in items {
            let isSkipped = waits || failed.contains(item.event.subject) || !listener.kinds.contains(item.event.kind)
            let result = Result { if !isSkipped { try act(item.event) } }
            if case .failure = result { failed.insert(item.event.subject) }
            outcomes.append((item, result))
            if Clock.monotonic - start > Self.patience { break }
        }
        try database.write { writer in
            let position = try ListenerStore.position(listener.name, writer) ?? 0
            // Another process may have been faster.
            for (item, result) in outcomes where item.attempts != nil || item.event.number > position {
                try settle(item, writer) { try result.get() }
            }
            let reached = outcomes.last { $0.item.attempts == nil }?.item.event.number
            if let reached, reached > position { try ListenerStore.setPosition(reached, listener.name, writer) }
        }
        return true
    }

    /// An event to deal with. One that was set aside comes with the attempts that it has had.
    private struct Item: Equatable {
        let event: Event
        let attempts: Int?

        static func == (one: Item, other: Item) -> Bool {
            one.event.number == other.event.number && one.attempts == other.attempts
        }
    }

    private func work(_ reader: Reader) throws -> [Item] {
        guard let position = try ListenerStore.position(listener.name, reader) else { return [] }
        return try due(reader)
            + EventLog.next(after: position, limit: Self.batch, reader).map { Item(event: $0, attempts: nil) }
    }

    private func due(_ reader: Reader) throws -> [Item] {
        try ListenerStore.due(listener.name, at: now(), reader).map { Item(event: $0.event, attempts: $0.attempts) }
    }

    private func mustWait(_ item: Item, _ reader: Reader) throws -> Bool {
        try item.attempts == nil && ListenerStore.hasSetAside(item.event.subject, listener.name, reader)
    }

    /// Notes what came of an event.
    private func settle(_ item: Item, _ writer: Writer, _ handle: () throws -> Void) throws {
        let event = item.event
        guard listener.kinds.contains(event.kind) else { return }
        guard try !mustWait(item, writer) else {
            let never = Timestamp(milliseconds: .max)
            return try ListenerStore.setAside(event, listener.name, attempts: 0, until: never, "", writer)
        }
        do {
            try handle()
            if item.attempts != nil { try ListenerStore.release(event, listener.name, at: now(), writer) }
        } catch {
            let attempts = (item.attempts ?? 0) + 1
            guard attempts < ParkedEvent.attempts else {
                return try ParkedEvent.park(event, listener.name, attempts: attempts, at: now(), "\(error)", writer)
            }
            let retry = now() + Backoff.delay(after: attempts)
            Log.warning(
                "a listener failed",
                [
                    "listener": "\(listener.name)", "event": LogValue(event.number),
                    "attempts": LogValue(attempts), "reason": "\(error)",
                ])
            try ListenerStore.setAside(event, listener.name, attempts: attempts, until: retry, "\(error)", writer)
        }
    }
}
