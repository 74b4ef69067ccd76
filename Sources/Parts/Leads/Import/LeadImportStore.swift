package import Base
package import Database
internal import Jobs
internal import Partners
package import Web

/// The files that people bring, and what is thought of their rows.
package enum LeadImportStore {
    /// How long a file stays when it is done with.
    private static let keptFor = Duration.seconds(30 * 86_400)

    private static let insert: SQL = """
        INSERT INTO lead_imports (
            id, firm_id, user_id, file_name, content, columns, state, row_count, sent_at
        ) VALUES ($1, $2, $3, $4, $5, $6, 'sent', $7, $8)
        """
    private static let select: SQL = """
        SELECT id, firm_id, user_id, file_name, columns, state, row_count, sent_at, finished_at FROM lead_imports
        WHERE id = $1
        """
    private static let recent: SQL = """
        SELECT id, firm_id, user_id, file_name, columns, state, row_count, sent_at, finished_at FROM lead_imports
        WHERE firm_id = $1 AND content <> '' ORDER BY id DESC LIMIT 20
        """
    private static let selectContent: SQL = "SELECT content FROM lead_imports WHERE id = $1"
    private static let setState: SQL = """
        UPDATE lead_imports SET state = $2, columns = $3, finished_at = $4 WHERE id = $1
        """
    private static let forgetRows: SQL = """
        DELETE FROM lead_import_rows WHERE import_id IN (SELECT id FROM lead_imports WHERE sent_at < $1)
        """
    private static let forgetContent: SQL = "UPDATE lead_imports SET content = '' WHERE sent_at < $1 AND content <> ''"
    private static let clearRows: SQL = "DELETE FROM lead_import_rows WHERE import_id = $1"
    private static let insertRow: SQL = """
        INSERT INTO lead_import_rows (import_id, number, verdict, reason, title, lead_id)
        VALUES ($1, $2, $3, $4, $5, NULL)
        """
    private static let settleRow: SQL = """
        UPDATE lead_import_rows SET verdict = $3, reason = $4, lead_id = $5 WHERE import_id = $1 AND number = $2
        """
    private static let selectCounts: SQL = """
        SELECT verdict, count(*) FROM lead_import_rows WHERE import_id = $1 GROUP BY verdict
        """
    private static let selectRows: SQL = """
        SELECT number, verdict, reason, title, lead_id FROM lead_import_rows
        WHERE import_id = $1 AND number > $2 AND ($3 = '' OR verdict = $3) ORDER BY number LIMIT $4
        """
    private static let selectWaiting: SQL = """
        SELECT number, verdict, reason, title, lead_id FROM lead_import_rows
        WHERE import_id = $1 AND verdict IN ('free', 'review') ORDER BY number LIMIT $2
        """

    /// Takes in a file; its columns are guessed. Old ones are forgotten with it.
    package static func add(
        _ content: Bytes, named name: String, of user: User, firm: ID<Firm>, at now: Timestamp, in writer: Writer
    ) throws -> ID<LeadImport> {
        let table = try CSVTable(content, limit: LeadImport.limit)
        let id = ID<LeadImport>.make()
        try writer.run(forgetRows, [now - keptFor])
        try writer.run(forgetContent, [now - keptFor])
        let columns = try JSON.text(LeadColumns(guessing: table.columns))
        let text = String(decoding: content, as: UTF8.self)
        try writer.run(insert, [id, firm, user.id, name, text, columns, table.rows.count, now])
        return id
    }

    /// Of the firm; another one's is not there.
    package static func find(_ id: ID<LeadImport>, of firm: ID<Firm>, in reader: Reader) throws -> LeadImport? {
        try one(id, in: reader).flatMap { $0.firm == firm ? $0 : nil }
    }

    static func one(_ id: ID<LeadImport>, in reader: Reader) throws -> LeadImport? {
        try reader.first(select, [id], LeadImport.init)
    }

    package static func recent(of firm: ID<Firm>, in reader: Reader) throws -> [LeadImport] {
        try reader.all(recent, [firm], LeadImport.init)
    }

    package static func table(of id: ID<LeadImport>, in reader: Reader) throws -> CSVTable {
        let text = try reader.value(selectContent, [id], as: String.self) ?? ""
        return try CSVTable(Bytes(text.utf8), limit: LeadImport.limit)
    }

    package static func counts(of id: ID<LeadImport>, in reader: Reader) throws -> [LeadImport.Verdict: Int] {
        let pairs = try reader.all(selectCounts, [id]) { row in
            (try row.next(LeadImport.Verdict.self), try row.next(Int.self))
        }
        return Dictionary(pairs, uniquingKeysWith: +)
    }

    package static func rows(
        of id: ID<LeadImport>, _ verdict: LeadImport.Verdict? = nil, behind number: Int = 0, limit: Int = 100,
        in reader: Reader
    ) throws -> [LeadImport.Line] {
        try reader.all(selectRows, [id, number, verdict?.rawValue ?? "", limit], LeadImport.Line.init)
    }

    /// Looks at the rows, as the columns are understood now; again as often as somebody likes.
    package static func check(
        _ found: LeadImport, _ columns: LeadColumns, at now: Timestamp, in writer: Writer
    ) throws {
        guard [.sent, .checked].contains(found.state) else { return }
        try set(.checking, of: found.id, columns, in: writer)
        try writer.run(clearRows, [found.id])
        try writer.enqueue(LeadImporter.checkKind, payload: found.id.text, key: found.id.text, at: now)
    }

    /// Enters what can be entered.
    package static func start(_ found: LeadImport, by author: LeadAuthor, in writer: Writer) throws {
        guard found.state == .checked else { return }
        try set(.running, of: found.id, found.columns, in: writer)
        try writer.enqueue(LeadImporter.runKind, payload: found.id.text, key: found.id.text, at: author.at)
        try PartnerUses.note(.imports, by: found.firm, at: author.at, in: writer)
        try writer.audit(
            LeadEvent.importStarted, of: found.id.text, called: found.fileName, firm: found.firm, by: author.actor,
            at: author.at)
    }

    // MARK: For the jobs

    static func set(
        _ state: LeadImport.State, of id: ID<LeadImport>, _ columns: LeadColumns, at end: Timestamp? = nil,
        in writer: Writer
    ) throws {
        try writer.run(setState, [id, state, try JSON.text(columns), end])
    }

    static func clear(_ id: ID<LeadImport>, in writer: Writer) throws {
        try writer.run(clearRows, [id])
    }

    static func note(
        _ verdict: LeadImport.Verdict, _ reason: String, of number: Int, called title: String, _ id: ID<LeadImport>,
        in writer: Writer
    ) throws {
        try writer.run(insertRow, [id, number, verdict, reason, title])
    }

    static func settle(
        _ verdict: LeadImport.Verdict, _ reason: String = "", lead: ID<Lead>? = nil, of number: Int,
        _ id: ID<LeadImport>, in writer: Writer
    ) throws {
        try writer.run(settleRow, [id, number, verdict, reason, lead])
    }

    static func waiting(of id: ID<LeadImport>, limit: Int, in reader: Reader) throws -> [LeadImport.Line] {
        try reader.all(selectWaiting, [id, limit], LeadImport.Line.init)
    }
}
