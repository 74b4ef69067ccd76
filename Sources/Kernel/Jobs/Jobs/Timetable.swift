package import Base
internal import Database

/// What is done again and again: one row each.
package struct Timetable: Sendable {
    package struct Entry: Sendable {
        let name: String
        let timing: Cron
        let kind: String
        let payload: String

        package init(_ name: String, at timing: Cron, kind: String, payload: String = "{}") {
            self.name = name
            self.timing = timing
            self.kind = kind
            self.payload = payload
        }
    }

    private let entries: [Entry]

    package init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// Queues what is due. What was missed while nothing ran is done once, not as often as it was missed.
    func enqueueDue(_ database: Database, at now: Timestamp) throws {
        let due = try database.read { reader in try entries.filter { try isDue($0, at: now, reader) } }
        guard !due.isEmpty else { return }
        try database.write { writer in
            for entry in due where try isDue(entry, at: now, writer) {
                // A row that is new, or whose timing was changed, only gets its first moment.
                if try moment(of: entry, writer) != nil {
                    try writer.enqueue(entry.kind, payload: entry.payload, key: "timetable: \(entry.name)", at: now)
                }
                try setNext(entry, after: now, writer)
            }
        }
    }

    private func isDue(_ entry: Entry, at now: Timestamp, _ reader: Reader) throws -> Bool {
        try moment(of: entry, reader).map { $0 <= now } ?? true
    }

    private func moment(of entry: Entry, _ reader: Reader) throws -> Timestamp? {
        try reader.value(
            "SELECT next_at FROM schedules WHERE name = $1 AND timing = $2", [entry.name, entry.timing.text])
    }

    private func setNext(_ entry: Entry, after now: Timestamp, _ writer: Writer) throws {
        let next = entry.timing.next(after: now) ?? Timestamp(milliseconds: .max)
        try writer.run(
            """
            INSERT INTO schedules (name, timing, next_at) VALUES ($1, $2, $3)
            ON CONFLICT (name) DO UPDATE SET timing = excluded.timing, next_at = excluded.next_at
            """, [entry.name, entry.timing.text, next])
    }
}
