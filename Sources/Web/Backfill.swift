internal import Base
package import Database
internal import Jobs
internal import Templates

/// Fills a column that came later, or is reckoned otherwise now, in the rows that were there before. The migration that
/// adds it enqueues the job; some rows go in each transaction, so that others can work meanwhile.
package struct Backfill: Sendable {
    private let start: StoredValue
    /// Does the next rows behind a key; gives the last of them, nil where there are no more.
    private let step: @Sendable (StoredValue, Writer) throws -> StoredValue?

    package init(from start: StoredValue, step: @escaping @Sendable (StoredValue, Writer) throws -> StoredValue?) {
        self.start = start
        self.step = step
    }

    /// Columns of texts as they are found and sorted. `rows` selects the key and the texts of the next rows behind `$1`,
    /// `update` takes the key and the folded texts.
    package static func folding(_ rows: SQL, from start: StoredValue = .text(""), update: SQL) -> Backfill {
        Backfill(from: start) { key, writer in
            let found = try writer.all(rows, [key]) { row in
                let key = try row.stored()
                var texts: [String] = []
                while !row.isAtEnd { texts.append(try row.text()) }
                return (key: key, texts: texts)
            }
            for row in found {
                let folded = row.texts.map(\.folded)
                if folded.map({ Bytes($0.utf8) }) != row.texts.map({ Bytes($0.utf8) }) {
                    try writer.run(update, [row.key] + folded)
                }
            }
            return found.last?.key
        }
    }

    /// One step after the other, each in a transaction of its own.
    func run(_ write: ((Writer) throws -> StoredValue?) throws -> StoredValue?) throws {
        var last: StoredValue? = start
        while let key = last { last = try write { try step(key, $0) } }
    }

    static func job(_ all: [Backfill]) -> PartJob {
        let kind = JobKind("backfill") { job in
            for (index, backfill) in all.enumerated() {
                try backfill.run { step in
                    try job.progress(index, of: all.count + 1)
                    return try job.database.write(step)
                }
            }
            try job.finish { _ in }
        }
        return PartJob(Text("Filling new columns"), kind)
    }

    /// Of the tables that every page needs.
    static let web = [
        folding(
            "SELECT id, name_key FROM mails WHERE id > $1 ORDER BY id LIMIT 200",
            update: "UPDATE mails SET name_key = $2 WHERE id = $1"),
        folding(
            "SELECT number, actor_key, subject_key FROM audit_entries WHERE number > $1 ORDER BY number LIMIT 200",
            from: .integer(0), update: "UPDATE audit_entries SET actor_key = $2, subject_key = $3 WHERE number = $1"),
    ]
}
