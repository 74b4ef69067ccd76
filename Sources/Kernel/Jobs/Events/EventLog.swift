package import Base
package import Database

/// The table of all that happened.
package enum EventLog {
    /// A subject's history, the newest first: its timeline.
    package static func history(
        of subject: String, before number: Int64 = .max, limit: Int = 50, _ reader: Reader
    ) throws -> [Event] {
        try reader.all(
            """
            SELECT number, recorded_at, kind, subject, actor, data FROM events
            WHERE subject = $1 AND number < $2 ORDER BY number DESC LIMIT $3
            """, [subject, number, limit], Event.init)
    }

    static func next(after number: Int64, limit: Int, _ reader: Reader) throws -> [Event] {
        try reader.all(
            """
            SELECT number, recorded_at, kind, subject, actor, data FROM events
            WHERE number > $1 ORDER BY number LIMIT $2
            """, [number, limit], Event.init)
    }

    static func event(_ number: Int64, _ reader: Reader) throws -> Event? {
        try reader.first(
            "SELECT number, recorded_at, kind, subject, actor, data FROM events WHERE number = $1", [number],
            Event.init)
    }

    static func lastNumber(_ reader: Reader) throws -> Int64 {
        try reader.value("SELECT COALESCE(MAX(number), 0) FROM events") ?? 0
    }
}

extension Writer {
    /// Records an event with this transaction; listeners get it once it is on disk.
    @discardableResult
    package func record<Subject>(
        _ kind: EventKind, of subject: ID<Subject>, by actor: String? = nil, data: String = "{}",
        at moment: Timestamp = .now
    ) throws -> Int64 {
        let number = try nextNumber(of: "events")
        try run(
            """
            INSERT INTO events (number, recorded_at, kind, subject, actor, data) VALUES ($1, $2, $3, $4, $5, $6)
            """, [number, moment, kind, subject, actor, data])
        announce(.events)
        return number
    }

    /// The next number of a series that has no gaps.
    package func nextNumber(of series: String) throws -> Int64 {
        let number = try value(
            """
            INSERT INTO counters (name, value) VALUES ($1, 1)
            ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value
            """, [series], as: Int64.self)
        guard let number else { throw DatabaseError(.other, "the counter of \(series) gave no number") }
        return number
    }
}
