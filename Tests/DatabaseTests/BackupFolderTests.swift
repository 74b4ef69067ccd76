import Base
import Glibc
import TestKit
import Testing

@testable import Database

@Suite struct BackupFolderTests {
    let test: TestDatabase
    let data: DataFolder
    let backups: BackupFolder

    init() throws {
        test = try TestDatabase(migrated: Database.Settings())
        data = try DataFolder(test.folder.path)
        backups = BackupFolder(data.backups)
    }

    func make(_ hour: Int) throws -> Backup {
        let moment = Timestamp(milliseconds: 1_700_000_000_000 + Int64(hour) * 3_600_000)
        return try backups.make(of: data, program: "1", at: moment)
    }

    var names: [String] {
        get throws { try Disk.names(in: backups.path) }
    }

    @Test("a backup from a clock that was ahead is never the newest, and the first to go")
    func ahead() throws {
        let wrong = try backups.make(of: data, program: "1", at: .now + .seconds(70 * 365 * 86_400))
        let right = try make(1)
        #expect(try backups.all().map(\.path) == [wrong.path, right.path])
        try backups.prune(keeping: 1)
        #expect(try backups.all().map(\.path) == [right.path])
    }

    @Test("the newest backups are kept, and what is none of ours")
    func prune() throws {
        for hour in 0..<5 { _ = try make(hour) }
        try Disk.makeFolder("\(backups.path)/mine")
        try backups.prune(keeping: 2)
        #expect(try names == ["2023-11-15T01-13-20.000Z", "2023-11-15T02-13-20.000Z", "mine"])
    }

    @Test("a backup that was left half made goes after a day")
    func halfMade() throws {
        let backup = try make(0)
        try Disk.remove("\(backup.path)/MANIFEST")
        #expect(try backups.all().isEmpty)
        try backups.prune(keeping: 2)
        #expect(try names.count == 1)
        try backups.prune(keeping: 2, at: .now + .seconds(2 * 86_400))
        #expect(try names.isEmpty)
    }

    @Test("the newest backup is proved and the result recorded, good or bad")
    func proof() throws {
        #expect(try backups.proveNewest(test.database) == nil)
        _ = try make(0)
        let newest = try make(1)
        let good = try backups.proveNewest(test.database, at: Timestamp(milliseconds: 5))
        #expect(good?.isGood == true)
        #expect(good?.backup == newest.path)
        let file = try Disk.open("\(newest.path)/portico.db", O_WRONLY)
        unsafe pwrite(file.raw, "garbage", 7, 5000)
        let bad = try backups.proveNewest(test.database, at: Timestamp(milliseconds: 6))
        #expect(bad?.isGood == false)
        #expect(try test.database.read { try BackupProof.last($0) } == bad)
    }
}
