internal import Base
internal import Database
internal import Web

/// The files, from the rehearsal to the end of the import.
enum PartnerImportStore {
    private static let select: SQL = """
        SELECT id, user_id, file_name, content, sent_at, started_at, finished_at, rows_done, rows_added
        FROM partner_imports WHERE id = $1
        """
    private static let insert: SQL = """
        INSERT INTO partner_imports (id, user_id, file_name, content, sent_at, rows_done, rows_added)
        VALUES ($1, $2, $3, $4, $5, 0, 0)
        """
    private static let updateStarted: SQL = """
        UPDATE partner_imports SET started_at = $2 WHERE id = $1 AND started_at IS NULL
        """
    private static let updateDone: SQL = """
        UPDATE partner_imports SET rows_done = $2, rows_added = rows_added + $3 WHERE id = $1
        """
    private static let updateFinished: SQL = "UPDATE partner_imports SET finished_at = $2 WHERE id = $1"
    private static let deleteOld: SQL = "DELETE FROM partner_imports WHERE sent_at < $1"

    static func file(_ id: ID<PartnerImport>, in reader: Reader) throws -> PartnerImport? {
        try reader.first(select, [id]) { row in
            PartnerImport(
                id: try row.next(), user: try row.next(), fileName: try row.next(), content: try row.next(),
                sentAt: try row.next(), startedAt: try row.next(), finishedAt: try row.next(),
                rowsDone: try row.next(), rowsAdded: try row.next())
        }
    }

    static func add(
        _ id: ID<PartnerImport>, _ content: String, named name: String, by user: ID<User>, at now: Timestamp,
        in writer: Writer
    ) throws {
        try writer.run(insert, [id, user, name, content, now])
    }

    /// False where it was started before.
    static func start(_ id: ID<PartnerImport>, at now: Timestamp, in writer: Writer) throws -> Bool {
        try writer.run(updateStarted, [id, now]) == 1
    }

    static func setDone(_ rows: Int, adding added: Int, to id: ID<PartnerImport>, in writer: Writer) throws {
        try writer.run(updateDone, [id, rows, added])
    }

    static func finish(_ id: ID<PartnerImport>, at now: Timestamp, in writer: Writer) throws {
        try writer.run(updateFinished, [id, now])
    }

    /// They hold whole lists of addresses.
    static func forget(before moment: Timestamp, in writer: Writer) throws {
        try writer.run(deleteOld, [moment])
    }
}
