package import Base
package import Database

/// An event that a listener could not deal with, however often it tried. It waits until somebody has it tried again.
package struct ParkedEvent: Sendable {
    /// After so many attempts, about a quarter of an hour, an event is parked.
    static let attempts = 11

    package let listener: String
    package let number: Int64
    package let kind: EventKind
    package let attempts: Int
    package let parkedAt: Timestamp
    package let error: String

    private init(_ row: inout Row) throws {
        listener = try row.next()
        number = try row.next()
        kind = try row.next()
        attempts = try row.next()
        parkedAt = try row.next()
        error = try row.next()
    }

    /// The newest first.
    package static func all(limit: Int = 50, _ reader: Reader) throws -> [ParkedEvent] {
        try reader.all(
            """
            SELECT p.listener, p.number, e.kind, p.attempts, p.parked_at, p.error
            FROM parked_events p JOIN events e ON e.number = p.number
            ORDER BY p.parked_at DESC, p.number DESC, p.listener LIMIT $1
            """, [limit], ParkedEvent.init)
    }

    package static func count(_ reader: Reader) throws -> Int {
        try reader.value("SELECT count(*) FROM parked_events") ?? 0
    }

    /// Lets a listener try an event once more, at once; if it fails, it is parked again. False where there is none such.
    @discardableResult
    package static func retry(
        _ listener: String, _ number: Int64, at now: Timestamp = .now, _ writer: Writer
    ) throws -> Bool {
        let found = try writer.run("DELETE FROM parked_events WHERE listener = $1 AND number = $2", [listener, number])
        guard found == 1, let event = try EventLog.event(number, writer) else { return false }
        try ListenerStore.setAside(event, listener, attempts: attempts - 1, until: now, "", writer)
        writer.announce(.events)
        return true
    }

    /// Takes an event out of the way of the others of its subject.
    static func park(
        _ event: Event, _ listener: String, attempts: Int, at now: Timestamp, _ error: String, _ writer: Writer
    ) throws {
        Log.error(
            "an event was parked: try it again on the page of jobs when the cause is mended",
            [
                "listener": "\(listener)", "event": LogValue(event.number), "kind": "\(event.kind.rawValue)",
                "attempts": LogValue(attempts), "reason": "\(error)",
            ])
        try writer.run(
            """
            INSERT INTO parked_events (listener, number, attempts, parked_at, error) VALUES ($1, $2, $3, $4, $5)
            """, [listener, event.number, attempts, now, error])
        try ListenerStore.release(event, listener, at: now, writer)
    }
}
