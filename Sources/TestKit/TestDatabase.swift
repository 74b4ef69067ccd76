package import Database

/// A database of its own for one test, in memory.
package final class TestDatabase: Sendable {
    package let folder: TemporaryFolder
    package let database: Database

    package init(_ schema: SQL..., settings: Database.Settings = Database.Settings()) throws {
        folder = try TemporaryFolder(in: TemporaryFolder.memory)
        database = try Database(at: "\(folder.path)/portico.db", settings)
        try database.write { writer in
            for statement in schema {
                try writer.run(statement)
            }
        }
    }

    deinit {
        database.close()
    }
}
