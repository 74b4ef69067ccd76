import Base
import Glibc
import TestKit
import Testing

@testable import Database

@Suite struct SchemaTests {
    @Test("schema.sql is the schema that all migrations make")
    func inStep() throws {
        let test = try TestDatabase(migrated: Database.Settings())
        let title = "-- The schema as the migrations leave it: the map of the data. A test keeps it in step.\n\n"
        let schema = try title + Connection(test.path, .readOnly).schema().joined(separator: "\n")
        let file = "\(Repository.root)/schema.sql"
        if try !Disk.exists(file) || TextFile.read(file) != schema {
            let fresh = "\(Repository.root)/.build/schema.sql"
            try Disk.remove(fresh)
            let output = try Disk.open(fresh, O_WRONLY | O_CREAT | O_EXCL, mode: 0o644)
            try Disk.write(Bytes(schema.utf8), to: output)
            Issue.record("schema.sql is not the schema that the migrations make: cp .build/schema.sql schema.sql")
        }
    }

    @Test("no migration has a word that only one engine knows")
    func commonSubset() throws {
        for migration in try Migration.all(in: Repository.migrations) {
            #expect(try CommonSubset.strangers(in: migration.sql) == [], "\(migration.name)")
        }
    }
}
