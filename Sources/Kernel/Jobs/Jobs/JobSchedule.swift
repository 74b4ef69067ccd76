package import Base
internal import Database

/// Recurring jobs, one row each.
package struct JobSchedule: Sendable {
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

        fileprivate func moment(after now: Timestamp) -> Timestamp {
            timing.next(after: now) ?? Timestamp(milliseconds: .max)
        }
    }

    private let entries: [Entry]

    package init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// Queues due jobs. Runs that were missed while the server was down are made up once.
    func enqueueDue(_ database: Database, at now: Timestamp) throws {
        let due = try database.read { reader in try entries.filter { try isDue($0, at: now, reader) } }
        guard !due.isEmpty else { return }
        try database.write { writer in
            for entry in due where try isDue(entry, at: now, writer) {
                // A row that is new, whose timing was changed, or that comes from a clock that was ahead only gets its
                // next moment.
                if let moment = try moment(of: entry, writer), moment <= now {
                    try writer.enqueue(entry.kind, payload: entry.payload, key: "timetable: \(entry.name)", at: now)
                }
                try setNext(entry, after: now, writer)
            }
        }
    }

    /// Also for a moment beyond the next that the timing gives: it was worked out when the clock was ahead.
    private func isDue(_ entry: Entry, at now: Timestamp, _ reader: Reader) throws -> Bool {
        guard let moment = try moment(of: entry, reader) else { return true }
        return moment <= now || moment > entry.moment(after: now)
    }

    private func moment(of entry: Entry, _ reader: Reader) throws -> Timestamp? {
        try reader.value(
            "SELECT next_at FROM schedules WHERE name = $1 AND timing = $2", [entry.name, entry.timing.text])
    }

    private func setNext(_ entry: Entry, after now: Timestamp, _ writer: Writer) throws {
        try writer.run(
            """
            INSERT INTO schedules (name, timing, next_at) VALUES ($1, $2, $3)
            ON CONFLICT (name) DO UPDATE SET timing = excluded.timing, next_at = excluded.next_at
            """, [entry.name, entry.timing.text, entry.moment(after: now)])
    }
}
