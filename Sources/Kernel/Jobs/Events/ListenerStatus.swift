package import Base
package import Database

/// The status of a listener.
package struct ListenerStatus: Sendable {
    package let listener: String
    /// The last event that it has dealt with or set aside.
    package let position: Int64
    /// The events that it has not looked at yet.
    package let lag: Int64
    /// The events that were set aside, and why the first of them was.
    package let failures: Int
    package let error: String?

    /// All listeners that the database has met.
    package static func all(_ reader: Reader) throws -> [ListenerStatus] {
        let last = try EventLog.lastNumber(reader)
        return try reader.all(
            """
            SELECT listener, number,
                (SELECT count(*) FROM event_failures f WHERE f.listener = p.listener),
                (SELECT error FROM event_failures f WHERE f.listener = p.listener AND attempts > 0
                    ORDER BY f.number LIMIT 1)
            FROM event_positions p ORDER BY listener
            """
        ) { row in
            let (listener, position) = (try row.text(), try row.integer())
            return ListenerStatus(
                listener: listener, position: position, lag: last - position, failures: try row.next(),
                error: try row.next())
        }
    }
}

extension EventListener {
    /// Replays all events from one on; the position reached before is discarded. Returns false if there is no such
    /// listener.
    @discardableResult
    package static func replay(_ listener: String, from number: Int64, _ writer: Writer) throws -> Bool {
        guard try ListenerStore.position(listener, writer) != nil else { return false }
        try ListenerStore.forgetFailures(listener, writer)
        try ListenerStore.setPosition(max(0, number - 1), listener, writer)
        writer.announce(.events)
        return true
    }

    /// Tries at once what was set aside; false where there is no such listener.
    @discardableResult
    package static func retryNow(_ listener: String, at now: Timestamp = .now, _ writer: Writer) throws -> Bool {
        guard try ListenerStore.position(listener, writer) != nil else { return false }
        try ListenerStore.retryNow(listener, at: now, writer)
        writer.announce(.events)
        return true
    }
}
