internal import Base
internal import Database
internal import Jobs
internal import Sheets

/// The spreadsheets that people import, and what is thought of their rows.
enum ImportStore {
    /// How long a file stays when it is done with, and with it the way to undo it.
    static let keptFor = Duration.seconds(30 * 86_400)
    private static let columns: SQL = "id, kind, user_id, firm_id, file_name, mapping, state, row_count, sent_at"

    private static let insert: SQL = """
        INSERT INTO imports (id, kind, user_id, firm_id, file_name, mapping, state, row_count, sent_at)
        VALUES ($1, $2, $3, $4, $5, $6, 'sent', $7, $8)
        """
    private static let insertContent: SQL = "INSERT INTO import_contents (import_id, content) VALUES ($1, $2)"
    private static let select: SQL = "SELECT " + columns + " FROM imports WHERE id = $1"
    private static let selectRecent: SQL =
        "SELECT " + columns + """
             FROM imports WHERE kind = $1 AND COALESCE(firm_id, '') = $2 AND sent_at >= $3 ORDER BY sent_at DESC LIMIT 20
            """
    private static let selectContent: SQL = "SELECT content FROM import_contents WHERE import_id = $1"
    private static let updateState: SQL = "UPDATE imports SET state = $3 WHERE id = $1 AND state = $2"
    private static let updateMapping: SQL = """
        UPDATE imports SET state = 'checking', mapping = $2 WHERE id = $1 AND state IN ('sent', 'checked')
        """
    private static let clearSome: SQL = """
        DELETE FROM import_rows WHERE import_id = $1 AND number IN (
            SELECT number FROM import_rows WHERE import_id = $1 ORDER BY number LIMIT 1000
        )
        """
    private static let deleteContent: SQL = "DELETE FROM import_contents WHERE import_id = $1"
    private static let delete: SQL = "DELETE FROM imports WHERE id = $1"
    private static let selectOld: SQL = "SELECT id FROM imports WHERE sent_at < $1 ORDER BY sent_at LIMIT 1"
    private static let insertRow: SQL = """
        INSERT INTO import_rows (import_id, number, verdict, title, notes, record) VALUES ($1, $2, $3, $4, $5, NULL)
        """
    private static let updateRow: SQL = """
        UPDATE import_rows SET verdict = $3, record = COALESCE($4, record) WHERE import_id = $1 AND number = $2
        """
    private static let updateNotes: SQL = "UPDATE import_rows SET notes = $3 WHERE import_id = $1 AND number = $2"
    private static let selectCounts: SQL = """
        SELECT verdict, count(*) FROM import_rows WHERE import_id = $1 GROUP BY verdict
        """
    private static let countReduced: SQL = """
        SELECT count(*) FROM import_rows
        WHERE import_id = $1 AND verdict IN ('new', 'review', 'added', 'kept') AND notes <> ''
        """
    private static let selectRows: SQL = """
        SELECT number, verdict, title, notes, record FROM import_rows
        WHERE import_id = $1 AND number > $2 AND ($3 = '' OR verdict = $3
            OR $3 = 'reduced' AND verdict IN ('new', 'review', 'added', 'kept') AND notes <> '')
        ORDER BY number LIMIT $4
        """

    /// Keeps a file whose content has been read and found right.
    static func add(
        _ id: ID<ImportFile>, _ kind: String, _ sheet: (stored: String, rows: Int), named name: String,
        _ mapping: ImportMapping, of owner: ImportOwner, at now: Timestamp, in writer: Writer
    ) throws {
        let mapping = try JSON.text(mapping)
        try writer.run(insert, [id, kind, owner.user, owner.firm, name, mapping, sheet.rows, now])
        try writer.run(insertContent, [id, sheet.stored])
    }

    static func file(_ id: ID<ImportFile>, in reader: Reader) throws -> ImportFile? {
        try reader.first(select, [id], ImportFile.init)
    }

    /// The files of the last month: those of a firm, or of the staff.
    static func recent(_ kind: String, of firm: ID<Firm>?, at now: Timestamp, in reader: Reader) throws -> [ImportFile]
    {
        try reader.all(selectRecent, [kind, firm?.text ?? "", now - keptFor], ImportFile.init)
    }

    static func sheet(of id: ID<ImportFile>, in reader: Reader) throws -> Sheet {
        Sheet(stored: try reader.value(selectContent, [id], as: String.self) ?? "")
    }

    /// False where it is not in the state any more.
    @discardableResult
    static func move(
        _ id: ID<ImportFile>, from: ImportFile.State, to: ImportFile.State, in writer: Writer
    ) throws -> Bool {
        try writer.run(updateState, [id, from, to]) == 1
    }

    /// Has the rows checked, with the columns understood as the mapping says.
    static func check(_ id: ID<ImportFile>, _ mapping: ImportMapping, in writer: Writer) throws -> Bool {
        try writer.run(updateMapping, [id, try JSON.text(mapping)]) == 1
    }

    static func counts(of id: ID<ImportFile>, in reader: Reader) throws -> [ImportRow.Verdict: Int] {
        let pairs = try reader.all(selectCounts, [id]) { row in
            (try row.next(ImportRow.Verdict.self), try row.next(Int.self))
        }
        return Dictionary(pairs, uniquingKeysWith: +)
    }

    /// How many rows are imported without one of their values.
    static func reducedCount(of id: ID<ImportFile>, in reader: Reader) throws -> Int {
        try reader.value(countReduced, [id], as: Int.self) ?? 0
    }

    /// All rows, those of one verdict, or those that are `reduced`.
    static func rows(
        of id: ID<ImportFile>, _ view: String = "", behind number: Int = 0, limit: Int, in reader: Reader
    ) throws -> [ImportRow] {
        try reader.all(selectRows, [id, number, view, limit], ImportRow.init)
    }

    static func note(
        _ verdict: ImportRow.Verdict, called title: String, _ notes: [ImportNote], of number: Int,
        _ id: ID<ImportFile>, in writer: Writer
    ) throws {
        let notes = notes.isEmpty ? "" : try JSON.text(notes)
        try writer.run(insertRow, [id, number, verdict, title, notes])
    }

    static func settle(
        _ verdict: ImportRow.Verdict, _ note: ImportNote? = nil, record: String? = nil, of row: ImportRow,
        _ id: ID<ImportFile>, in writer: Writer
    ) throws {
        try writer.run(updateRow, [id, row.number, verdict, record])
        if let note { try writer.run(updateNotes, [id, row.number, try JSON.text([note] + row.notes)]) }
    }

    /// Forgets what was thought of the rows, some at a time.
    static func clear(_ id: ID<ImportFile>, in job: RunningJob) throws {
        while try job.database.write({ try $0.run(clearSome, [id]) }) > 0 { try job.checkCancelled() }
    }

    /// Files hold whole lists of addresses: they are forgotten some time after they were sent.
    static func forget(before moment: Timestamp, in job: RunningJob) throws {
        while let id = try job.database.read({ try $0.value(selectOld, [moment], as: ID<ImportFile>.self) }) {
            try clear(id, in: job)
            try job.database.write { writer in
                try writer.run(deleteContent, [id])
                try writer.run(delete, [id])
            }
        }
    }
}
