internal import Base
internal import Database

extension Database {
    /// Opens the existing database for commands that run beside the portal; they never migrate its schema.
    static func existing(_ configuration: Configuration) throws -> Database {
        let status = try Migrator(Migration.all(in: configuration.migrations)).status(of: configuration.databasePath)
        guard status.pending.isEmpty else {
            throw DatabaseError(.closed, "the database is not there or not up to date: portico migrate")
        }
        return try Database(at: configuration.databasePath)
    }
}
