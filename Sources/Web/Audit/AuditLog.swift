package import Base
internal import Crypto
internal import Jobs
package import Database

/// The log of what was done. It only grows: each entry carries the hash of itself and of all before it, so one that is
/// changed or taken away breaks the chain.
package enum AuditLog {
    private static let insert: SQL = """
        INSERT INTO audit_entries (
            number, recorded_at, actor_id, actor_name, viewed_as, firm_id, address, action, subject, subject_name,
            changes, hash, actor_key, subject_key
        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """
    private static let lastHash: SQL = "SELECT hash FROM audit_entries ORDER BY number DESC LIMIT 1"
    private static let selectAll: SQL = """
        SELECT number, recorded_at, actor_id, actor_name, viewed_as, firm_id, address, action, subject, subject_name,
            changes, hash
        FROM audit_entries ORDER BY number
        """

    private static let countByPeople: SQL = """
        SELECT count(*) FROM audit_entries WHERE subject = $1 AND actor_id IS NOT NULL
        """

    /// The first entry that was altered; nil if the chain is intact.
    package static func firstBreak(in reader: Reader) throws -> Int64? {
        var previous = ""
        var expected: Int64 = 1
        var broken: Int64?
        try reader.each(selectAll) { row in
            guard broken == nil else { return }
            var fields: [StoredValue] = []
            while fields.count < 11 { fields.append(try row.stored()) }
            let hash = try digest(fields.map(written), behind: previous)
            let isWhole = try fields[0] == .integer(expected) && hash == row.text()
            if !isWhole { broken = expected }
            previous = hash
            expected += 1
        }
        return broken
    }

    /// The hash of an entry and of all before it; nil where there is none such.
    package static func hash(of number: Int64, in reader: Reader) throws -> String? {
        try reader.value("SELECT hash FROM audit_entries WHERE number = $1", [number])
    }

    /// Tells the log of the server where the audit log ends: whoever keeps that log notices when entries are cut off.
    static func logHead(in reader: Reader) throws {
        let count = try count(in: reader)
        guard let hash = try hash(of: Int64(count), in: reader) else { return }
        Log.info("the audit log ends here", ["entry": LogValue(count), "hash": "\(hash)"])
    }

    package static func count(in reader: Reader) throws -> Int {
        try reader.value("SELECT count(*) FROM audit_entries") ?? 0
    }

    /// How often people have done something to a record.
    package static func countOfPeople(changing subject: String, in reader: Reader) throws -> Int {
        try reader.value(countByPeople, [subject]) ?? 0
    }

    fileprivate static func append(_ entry: AuditEntry, in writer: Writer) throws {
        let values: [any DatabaseValue] = [
            entry.number, entry.at, entry.actor, entry.actorName, entry.viewedAs, entry.firm, entry.address,
            entry.action, entry.subject, entry.subjectName, try JSON.text(entry.changes),
        ]
        let previous = try writer.value(lastHash, as: String.self) ?? ""
        let hash = try digest(values.map { written($0.stored) }, behind: previous)
        let found = [entry.actorName + " " + (entry.viewedAs ?? ""), entry.subjectName ?? ""].map(\.folded)
        try writer.run(insert, values + [hash] + found)
    }

    /// Each field with its length in front, so that no two entries are written alike.
    private static func digest(_ fields: [String], behind previous: String) throws -> String {
        var bytes = Bytes(previous.utf8)
        for field in fields {
            bytes.append("\(field.utf8.count):")
            bytes.append(field)
        }
        let stream = try SHA256Stream()
        try stream.update(bytes)
        return try stream.finish().hexadecimal
    }

    private static func written(_ value: StoredValue) -> String {
        switch value {
        case .null: "-"
        case .integer(let number): "i\(number)"
        case .real(let number): "r\(number)"
        case .text(let text): "t\(text)"
        case .bytes(let bytes): "b\(bytes.hexadecimal)"
        }
    }
}

extension Writer {
    /// Keeps what this transaction does. `subject` is the id of the record, `called` what people know it by.
    package func audit(
        _ event: some PartEvent, of subject: String? = nil, called name: String? = nil, firm: ID<Firm>? = nil,
        by actor: Actor, changes: [AuditEntry.Change] = [], at moment: Timestamp
    ) throws {
        let entry = AuditEntry(
            number: try nextNumber(of: "audit"), at: moment, actor: actor.user?.id, actorName: actor.name,
            viewedAs: actor.viewedAs?.name, firm: firm ?? actor.user?.firm?.id, address: actor.address,
            action: event.rawValue,
            subject: subject, subjectName: name, changes: changes)
        try AuditLog.append(entry, in: self)
    }
}
