internal import Base

extension Database {
    /// Opens the database of a data folder as the program needs it: its schema is brought up to date, after a backup
    /// where there is something to lose.
    package static func open(
        _ data: DataFolder, migrations: [Migration], backups: BackupFolder, program: String,
        settings: Settings = Settings()
    ) throws -> Database {
        do {
            // The last connection to close copies the whole log back. After a crash under load that takes longer than all
            // else at a start, so this one is there until the database has one of its own.
            let first = try? Connection(data.database, .readOnly)
            defer { first?.close() }
            try prepare(data, Migrator(migrations), backups, program)
            return try Database(at: data.database, settings)
        } catch let error as DatabaseError where error.kind == .corrupt {
            throw DatabaseError(
                .corrupt,
                "the database is damaged (\(error.message)). Keep its folder as it is, and restore the newest "
                    + "backup into an empty one: portico restore BACKUP --data FOLDER", code: error.code)
        }
    }

    /// What is wrong with a database file; empty when nothing is. Quickly, it leaves out indexes and references.
    package static func damages(at path: String, quickly: Bool = false) throws -> [String] {
        let connection = try Connection(path, .readOnly)
        return try connection.damages(quickly: quickly) + (quickly ? [] : connection.brokenReferences())
    }

    private static func prepare(
        _ data: DataFolder, _ migrator: Migrator, _ backups: BackupFolder, _ program: String
    ) throws {
        let status = try migrator.status(of: data.database)
        guard let next = status.pending.first else { return }
        if !status.applied.isEmpty {
            let backup = try backups.make(of: data, for: "before-\(next.name.prefix(4))", program: program)
            Log.info("made a backup before the schema changes", ["backup": "\(backup.path)"])
        }
        for migration in try migrator.migrate(data.database) {
            Log.info("migrated", ["migration": "\(migration.name)"])
        }
    }
}
