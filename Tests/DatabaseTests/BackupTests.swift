import Base
import Glibc
import TestKit
import Testing

@testable import Database

@Suite struct BackupTests {
    let test: TestDatabase
    let data: DataFolder
    let store: FileStore
    let migrations: [Migration]
    var database: Database { test.database }
    var target: String { "\(test.folder.path)/copy" }

    init() throws {
        test = try TestDatabase(migrated: Database.Settings())
        data = try DataFolder(test.folder.path)
        store = try FileStore(data)
        migrations = try Migration.all(in: Repository.migrations)
        try database.write { writer in
            for number in 1...100 { try writer.run("INSERT INTO counters VALUES ($1, $2)", ["c\(number)", number]) }
            let file = try store.put(Bytes("hello".utf8))
            try store.keep(file, writer)
        }
    }

    func make() throws -> Backup {
        try Backup.make(of: data, in: target, program: "1.2.3", at: Timestamp(milliseconds: 1_700_000_000_000))
    }

    /// An empty data folder to restore into.
    func emptyFolder() throws -> DataFolder {
        try DataFolder("\(test.folder.path)/fresh")
    }

    func overwrite(_ path: String, at offset: Int, _ text: String) throws {
        let file = try Disk.open(path, O_WRONLY)
        unsafe pwrite(file.raw, text, text.utf8.count, offset)
    }

    @Test("a backup says what it holds, and can be read again")
    func manifest() throws {
        let manifest = try make().manifest
        #expect(manifest.program == "1.2.3")
        #expect(manifest.schema == migrations.last?.number)
        #expect(manifest.rows.contains(TableCount(table: "counters", rows: 100)))
        #expect(manifest.checksums.map(\.path).first == "portico.db")
        #expect(manifest.checksums.count == 2)
        #expect(try Backup(at: target).manifest == manifest)
        #expect(try Disk.names(in: target) == ["MANIFEST", "files", "portico.db"])
        try Backup(at: target).prove()
    }

    @Test("a manifest that was cut off is none")
    func cutOff() throws {
        let text = try make().manifest.text
        #expect(Manifest(text) != nil)
        #expect(Manifest(String(text.dropLast())) == nil)
        #expect(Manifest(String(text.prefix(60))) == nil)
        #expect(Manifest("") == nil)
    }

    @Test("a folder that holds something is refused")
    func notEmpty() throws {
        _ = try make()
        #expect(throws: BackupError.notEmpty(target)) { try make() }
    }

    @Test("a backup that fails leaves nothing behind")
    func failing() throws {
        let elsewhere = try DataFolder("\(test.folder.path)/elsewhere")
        _ = try test.folder.file("elsewhere/portico.db", "")
        #expect(throws: DatabaseError.self) { try Backup.make(of: elsewhere, in: target, program: "1") }
        #expect(!Disk.exists(target))
    }

    @Test("a backup is restored into an empty folder, and works")
    func restore() throws {
        let backup = try make()
        try database.write { _ = try $0.run("DELETE FROM counters") }
        let fresh = try emptyFolder()
        try backup.restore(to: fresh, knowing: migrations)
        #expect(try Disk.names(in: fresh.path) == ["files", "portico.db"])
        let restored = try Database.open(
            fresh, migrations: migrations, backups: BackupFolder("\(fresh.path)/backups"), program: "1.2.3")
        defer { restored.close() }
        #expect(try restored.read { try $0.value("SELECT count(*) FROM counters") } == 100)
        let file = try store.put(Bytes("hello".utf8))
        #expect(try Disk.exists(FileStore(fresh).path(of: file.hash)))
        try restored.write { try FileStore(fresh).release(file.hash, $0) }
    }

    @Test("the key that secrets are sealed with goes with the backup")
    func key() throws {
        _ = try test.folder.file("master.key", "0123")
        let fresh = try emptyFolder()
        try make().restore(to: fresh, knowing: migrations)
        #expect(try TextFile.read("\(fresh.path)/master.key") == "0123")
    }

    @Test("a folder that holds something is not restored into")
    func restoreNotEmpty() throws {
        let backup = try make()
        #expect(throws: BackupError.notEmpty(data.path)) { try backup.restore(to: data, knowing: migrations) }
    }

    @Test("a backup of a newer program is not restored")
    func restoreNewer() throws {
        let backup = try make()
        #expect(throws: MigrationError.self) { try backup.restore(to: emptyFolder(), knowing: []) }
        #expect(try Disk.names(in: emptyFolder().path).isEmpty)
    }

    static let damages: [(String, @Sendable (BackupTests) throws -> Void)] = [
        ("a page of the database", { try $0.overwrite("\($0.target)/portico.db", at: 4096 * 3 + 200, "garbage") }),
        ("the header", { try $0.overwrite("\($0.target)/portico.db", at: 0, "garbage") }),
        ("a file", { try $0.overwrite($0.storedFile, at: 2, "X") }),
        ("a file that is gone", { try Disk.remove($0.storedFile) }),
        ("the database gone", { try Disk.remove("\($0.target)/portico.db") }),
    ]

    var storedFile: String {
        get throws {
            let branch = try Disk.names(in: "\(target)/files")[0]
            return try "\(target)/files/\(branch)/\(Disk.names(in: "\(target)/files/\(branch)")[0])"
        }
    }

    @Test("damage is found before anything is restored", arguments: damages.indices)
    func damaged(number: Int) throws {
        let backup = try make()
        // A hard link shares its content with the original: give the copy its own.
        let file = try storedFile
        try Disk.copy(file, to: file + "-own")
        try Disk.rename(file + "-own", to: file)
        try Self.damages[number].1(self)
        #expect(throws: (any Error).self) { try backup.prove() }
        let fresh = try emptyFolder()
        #expect(throws: (any Error).self) { try backup.restore(to: fresh, knowing: migrations) }
        #expect(try Disk.names(in: fresh.path).isEmpty)
    }

    @Test("rows that are missing are found even where every checksum is right")
    func counts() throws {
        let made = try make()
        let copy = try Connection("\(target)/portico.db", .newFile)
        try copy.execute("DELETE FROM counters WHERE value = 7")
        copy.close()
        let manifest = Manifest(
            madeAt: made.manifest.madeAt, program: "1", schema: 1, rows: made.manifest.rows,
            checksums: [("portico.db", try Backup.sha256(of: "\(target)/portico.db"))])
        _ = try test.folder.file("copy/MANIFEST", manifest.text)
        let backup = try Backup(at: target)
        #expect(throws: BackupError.damaged(target, "the tables do not have as many rows as they had")) {
            try backup.prove()
        }
    }

    @Test("a backup is of one moment, though writing goes on")
    func consistent() throws {
        let isStopping = Guarded(false)
        let writing = try Thread("writing") { [database] in
            var number = 1000
            while !isStopping.withLock({ $0 }) {
                number += 1
                // Both tables get a row, or none.
                try? database.write { writer in
                    try writer.run("INSERT INTO counters VALUES ($1, 1)", ["n\(number)"])
                    try writer.run(
                        "INSERT INTO schedules VALUES ($1, $2, 0)", ["n\(number)", String(repeating: "x", count: 2000)])
                }
            }
        }
        for round in 0..<5 {
            let backup = try Backup.make(of: data, in: "\(target)\(round)", program: "1")
            try backup.prove()
            let rows = Dictionary(uniqueKeysWithValues: backup.manifest.rows.map { ($0.table, $0.rows) })
            #expect(try #require(rows["counters"]) - 100 == rows["schedules"])
        }
        isStopping.withLock { $0 = true }
        writing.join()
    }
}
