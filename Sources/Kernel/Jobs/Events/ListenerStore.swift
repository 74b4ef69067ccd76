internal import Base
internal import Database

/// The position of each listener, and the events it has set aside.
enum ListenerStore {
    static func position(_ listener: String, _ reader: Reader) throws -> Int64? {
        try reader.value("SELECT number FROM event_positions WHERE listener = $1", [listener])
    }

    static func setPosition(_ number: Int64, _ listener: String, _ writer: Writer) throws {
        try writer.run(
            """
            INSERT INTO event_positions (listener, number) VALUES ($1, $2)
            ON CONFLICT (listener) DO UPDATE SET number = excluded.number
            """, [listener, number])
    }

    static func hasSetAside(_ subject: String, _ listener: String, _ reader: Reader) throws -> Bool {
        try reader.exists(
            "SELECT 1 FROM event_failures WHERE listener = $1 AND subject = $2 LIMIT 1", [listener, subject])
    }

    /// Sets an event aside until a moment; one that only waits behind another has no moment of its own.
    static func setAside(
        _ event: Event, _ listener: String, attempts: Int, until moment: Timestamp, _ error: String, _ writer: Writer
    ) throws {
        try writer.run(
            """
            INSERT INTO event_failures (listener, number, subject, attempts, retry_at, error)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (listener, subject, number) DO UPDATE SET
                attempts = excluded.attempts, retry_at = excluded.retry_at, error = excluded.error
            """, [listener, event.number, event.subject, attempts, moment, error])
    }

    /// The events whose next attempt is due, and how many each has had.
    static func due(_ listener: String, at now: Timestamp, _ reader: Reader) throws -> [(event: Event, attempts: Int)] {
        let due = try reader.all(
            """
            SELECT number, attempts FROM event_failures
            WHERE listener = $1 AND (retry_at <= $2 OR retry_at > $3 AND attempts > 0) ORDER BY number LIMIT 20
            """, [listener, now, now + Backoff.farthest]
        ) { (try $0.integer(), try $0.next(Int.self)) }
        return try due.compactMap { number, attempts in
            try EventLog.event(number, reader).map { ($0, attempts) }
        }
    }

    static func nextRetry(_ listener: String, _ reader: Reader) throws -> Timestamp? {
        try reader.value(
            "SELECT MIN(retry_at) FROM event_failures WHERE listener = $1", [listener], as: Timestamp?.self)
            ?? nil
    }

    /// Lets go of an event that was set aside, and lets the next one of its subject follow.
    static func release(_ event: Event, _ listener: String, at now: Timestamp, _ writer: Writer) throws {
        try writer.run(
            "DELETE FROM event_failures WHERE listener = $1 AND subject = $2 AND number = $3",
            [listener, event.subject, event.number])
        try writer.run(
            """
            UPDATE event_failures SET retry_at = $3 WHERE listener = $1 AND subject = $2 AND number =
                (SELECT MIN(number) FROM event_failures WHERE listener = $1 AND subject = $2)
            """, [listener, event.subject, now])
    }

    /// Makes the first event of each subject due.
    static func retryNow(_ listener: String, at now: Timestamp, _ writer: Writer) throws {
        try writer.run(
            "UPDATE event_failures SET retry_at = $2 WHERE listener = $1 AND attempts > 0", [listener, now])
    }

    static func forgetFailures(_ listener: String, _ writer: Writer) throws {
        try writer.run("DELETE FROM event_failures WHERE listener = $1", [listener])
        try writer.run("DELETE FROM parked_events WHERE listener = $1", [listener])
    }
}
