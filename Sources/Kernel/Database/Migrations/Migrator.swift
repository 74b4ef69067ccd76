package import Base

/// Migrates the schema of a database to the version the program expects, each migration in its own transaction.
package struct Migrator: Sendable {
    package struct Status: Sendable {
        package let applied: [Applied]
        package let pending: [Migration]
    }

    /// A migration that the database has seen.
    package struct Applied: Sendable {
        package let number: Int
        package let name: String
        package let at: Timestamp
        let checksum: String

        init(_ row: inout Row) throws {
            number = try row.next()
            name = try row.next()
            checksum = try row.next()
            at = try row.next()
        }
    }

    private let migrations: [Migration]

    package init(_ migrations: [Migration]) {
        self.migrations = migrations
    }

    /// The applied and pending migrations; throws if the database and the program do not match.
    package func status(of path: String) throws -> Status {
        guard Disk.exists(path) else { return Status(applied: [], pending: migrations) }
        return try status(Connection(path, .readWrite))
    }

    /// Does what is to do, and says what it did.
    package func migrate(_ path: String) throws -> [Migration] {
        let connection = try Connection(path, .readWrite)
        let pending = try status(connection).pending
        for migration in pending {
            try inTransaction(connection, end: "COMMIT") { try apply(migration, connection) }
        }
        return pending
    }

    /// Tries what is to do on the real data, and takes all of it back.
    package func rehearse(_ path: String) throws -> [Migration] {
        let connection = try Connection(path, .readWrite)
        let pending = try status(connection).pending
        try inTransaction(connection, end: "ROLLBACK") {
            for migration in pending {
                try apply(migration, connection)
            }
        }
        return pending
    }

    private func status(_ connection: Connection) throws -> Status {
        let applied = try ledger(connection)
        if let last = applied.last, last.number > migrations.last?.number ?? 0 {
            throw MigrationError.databaseIsNewer(has: last.name, knows: migrations.last?.name)
        }
        for (row, file) in zip(applied, migrations) {
            guard row.number == file.number else {
                throw row.number < file.number
                    ? MigrationError.missing(row.name)
                    : MigrationError.late(file.name, after: applied.last?.name ?? row.name)
            }
            guard row.name == file.name, row.checksum == file.checksum else {
                throw MigrationError.changed(row.name)
            }
        }
        return Status(applied: applied, pending: Array(migrations.dropFirst(applied.count)))
    }

    private func ledger(_ connection: Connection) throws -> [Applied] {
        guard try connection.tables().contains("migrations") else { return [] }
        var applied: [Applied] = []
        try connection.run("SELECT number, name, checksum, applied_at FROM migrations ORDER BY number", []) { row in
            applied.append(try Applied(&row))
            return true
        }
        return applied
    }

    /// A migration may rebuild a table that others point to, so references are looked at when it is through.
    private func inTransaction(_ connection: Connection, end: SQL, _ body: () throws -> Void) throws {
        try connection.execute("PRAGMA foreign_keys = OFF")
        try connection.control("BEGIN IMMEDIATE")
        do {
            try body()
            try connection.control(end)
        } catch {
            if connection.isInTransaction { try connection.control("ROLLBACK") }
            throw error
        }
    }

    private func apply(_ migration: Migration, _ connection: Connection) throws {
        try connection.execute(script: migration.sql) { line, error in
            MigrationError.failed(migration.name, line: line, reason: error.message)
        }
        let broken = try connection.brokenReferences()
        guard broken.isEmpty else { throw MigrationError.brokenReferences(migration.name, tables: broken) }
        try connection.run(
            "INSERT INTO migrations (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
            [migration.number, migration.name, migration.checksum, Timestamp.now]
        ) { _ in true }
    }
}
