package import Database

/// A database in memory for one test.
package final class TestDatabase: Sendable {
    package let folder: TemporaryFolder
    package let database: Database
    package let path: String

    package init(_ schema: SQL..., settings: Database.Settings = Database.Settings()) throws {
        folder = try TemporaryFolder(in: TemporaryFolder.memory)
        path = "\(folder.path)/portico.db"
        database = try Database(at: path, settings)
        try database.write { writer in
            for statement in schema {
                try writer.run(statement)
            }
        }
    }

    /// One with the tables of the product.
    package init(migrated settings: Database.Settings = Database.Settings()) throws {
        folder = try TemporaryFolder(in: TemporaryFolder.memory)
        path = "\(folder.path)/portico.db"
        _ = try Migrator(Migration.all(in: Repository.migrations)).migrate(path)
        database = try Database(at: path, settings)
    }

    deinit {
        database.close()
    }
}
