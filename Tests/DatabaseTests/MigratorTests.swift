import Base
import TestKit
import Testing

@testable import Database

@Suite struct MigratorTests {
    let folder: TemporaryFolder
    var path: String { "\(folder.path)/portico.db" }

    init() throws {
        folder = try TemporaryFolder(in: TemporaryFolder.memory)
    }

    static let kernel = (
        "0001_kernel.sql",
        "CREATE TABLE migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL, "
            + "checksum TEXT NOT NULL, applied_at BIGINT NOT NULL) WITHOUT ROWID;"
    )
    static let leads = (
        "0002_leads_begin.sql", "CREATE TABLE leads (id TEXT PRIMARY KEY);\nINSERT INTO leads VALUES ('a');"
    )
    static let stages = ("0003_leads_stage.sql", "ALTER TABLE leads ADD COLUMN stage TEXT NOT NULL DEFAULT 'new';")

    func migrator(_ files: (String, String)...) throws -> Migrator {
        try Migrator(files.map { try Migration(name: $0.0, sql: $0.1) })
    }

    func read<T>(_ body: (Reader) throws -> T) throws -> T {
        let database = try Database(at: path)
        defer { database.close() }
        return try database.read(body)
    }

    @Test("what is new is done once, in order, and remembered")
    func migrate() throws {
        #expect(try migrator(Self.kernel, Self.leads).migrate(path).map(\.number) == [1, 2])
        #expect(try migrator(Self.kernel, Self.leads).migrate(path).isEmpty)
        #expect(try migrator(Self.kernel, Self.leads, Self.stages).migrate(path).map(\.name) == [Self.stages.0])
        #expect(try read { try $0.value("SELECT stage FROM leads") } == "new")
        let status = try migrator(Self.kernel, Self.leads, Self.stages).status(of: path)
        #expect(status.applied.map(\.number) == [1, 2, 3])
        #expect(status.pending.isEmpty)
    }

    @Test("a database that is not there yet has all to do, and asking does not make it")
    func statusOfNothing() throws {
        #expect(try migrator(Self.kernel, Self.leads).status(of: path).pending.count == 2)
        #expect(!Disk.exists(path))
    }

    @Test("a rehearsal changes nothing, and finds what would fail")
    func rehearse() throws {
        _ = try migrator(Self.kernel, Self.leads).migrate(path)
        #expect(try migrator(Self.kernel, Self.leads, Self.stages).rehearse(path).map(\.number) == [3])
        #expect(try migrator(Self.kernel, Self.leads, Self.stages).status(of: path).pending.count == 1)
        #expect(throws: MigrationError.self) {
            try migrator(Self.kernel, Self.leads, ("0003_bad.sql", "DROP TABLE nothing;")).rehearse(path)
        }
    }

    @Test("a migration that fails is told with its line, and leaves nothing behind")
    func failing() throws {
        _ = try migrator(Self.kernel).migrate(path)
        let script = """
            -- Two good ones first.
            CREATE TABLE a (x BIGINT);

            CREATE TABLE b (x BIGINT);
            -- And then this,
            -- which is none.
            INSERT INTO nowhere
            VALUES (1);
            """
        let error = #expect(throws: MigrationError.self) {
            try migrator(Self.kernel, ("0002_a_b.sql", script)).migrate(path)
        }
        #expect(error == .failed("0002_a_b.sql", line: 7, reason: "no such table: nowhere"))
        #expect(try read { try $0.exists("SELECT 1 FROM sqlite_master WHERE name = 'a'") } == false)
        #expect(try migrator(Self.kernel).status(of: path).applied.count == 1)
    }

    @Test("an error while a statement runs has its line, too")
    func failingWhileRunning() throws {
        _ = try migrator(Self.kernel, Self.leads).migrate(path)
        let error = #expect(throws: MigrationError.self) {
            try migrator(Self.kernel, Self.leads, ("0003_c.sql", "\n\nINSERT INTO leads VALUES ('a');")).migrate(path)
        }
        #expect(error == .failed("0003_c.sql", line: 3, reason: "UNIQUE constraint failed: leads.id"))
    }

    @Test("a table that others point to can be rebuilt, but no row may point nowhere in the end")
    func references() throws {
        let notes = (
            "0003_notes.sql",
            "CREATE TABLE notes (lead TEXT NOT NULL REFERENCES leads (id)); INSERT INTO notes VALUES ('a');"
        )
        let rebuild = (
            "0004_rebuild.sql",
            """
            CREATE TABLE new_leads (id TEXT PRIMARY KEY, stage TEXT);
            INSERT INTO new_leads SELECT id, 'new' FROM leads;
            DROP TABLE leads;
            ALTER TABLE new_leads RENAME TO leads;
            """
        )
        _ = try migrator(Self.kernel, Self.leads, notes, rebuild).migrate(path)
        #expect(try read { try $0.value("SELECT stage FROM leads JOIN notes ON lead = id") } == "new")
        let error = #expect(throws: MigrationError.self) {
            try migrator(Self.kernel, Self.leads, notes, rebuild, ("0005_lose.sql", "DELETE FROM leads;")).migrate(path)
        }
        #expect(error == .brokenReferences("0005_lose.sql", tables: ["notes → leads"]))
        #expect(try read { try $0.value("SELECT count(*) FROM leads") } == 1)
    }

    @Test("a database and a program that do not go together are refused")
    func refused() throws {
        _ = try migrator(Self.kernel, Self.leads, Self.stages).migrate(path)
        let changed = (Self.leads.0, Self.leads.1 + " ")
        let renamed = ("0002_leads_start.sql", Self.leads.1)
        let tables: [([(String, String)], MigrationError)] = [
            ([Self.kernel, changed, Self.stages], .changed(Self.leads.0)),
            ([Self.kernel, renamed, Self.stages], .changed(Self.leads.0)),
            ([Self.kernel, Self.stages], .missing(Self.leads.0)),
            ([Self.kernel, Self.leads], .databaseIsNewer(has: Self.stages.0, knows: Self.leads.0)),
            ([], .databaseIsNewer(has: Self.stages.0, knows: nil)),
        ]
        for (files, expected) in tables {
            let migrator = try Migrator(files.map { try Migration(name: $0.0, sql: $0.1) })
            let status = #expect(throws: MigrationError.self) { try migrator.status(of: path) }
            #expect(status == expected)
            let migration = #expect(throws: MigrationError.self) { try migrator.migrate(path) }
            #expect(migration == expected)
        }
    }

    @Test("a migration that comes after a later one was applied is refused")
    func late() throws {
        _ = try migrator(Self.kernel, ("0003_x.sql", "CREATE TABLE x (y BIGINT);")).migrate(path)
        let error = #expect(throws: MigrationError.self) {
            try migrator(Self.kernel, Self.leads, ("0003_x.sql", "CREATE TABLE x (y BIGINT);")).status(of: path)
        }
        #expect(error == .late(Self.leads.0, after: "0003_x.sql"))
    }

    @Test(
        "a name that is no migration's is refused",
        arguments: ["1_a.sql", "0000_a.sql", "00001_a.sql", "0001.sql", "0001_a.txt", "abcd_a.sql", "-001_a.sql"])
    func names(name: String) {
        #expect(throws: MigrationError.misnamed(name)) { try Migration(name: name, sql: "") }
    }

    @Test("a folder is read by number, and two files of one number are refused")
    func folders() throws {
        _ = try folder.file("0002_b.sql", "SELECT 1;")
        _ = try folder.file("0001_a.sql", "SELECT 1;")
        _ = try folder.file("README.md", "")
        #expect(try Migration.all(in: folder.path).map(\.name) == ["0001_a.sql", "0002_b.sql"])
        _ = try folder.file("0002_c.sql", "SELECT 1;")
        #expect(throws: MigrationError.sameNumber("0002_b.sql", "0002_c.sql")) {
            try Migration.all(in: folder.path)
        }
    }
}
