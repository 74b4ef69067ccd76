import Base
import Database
import TestKit
import Testing

@testable import Jobs

@Suite struct MaintenanceTests {
    let test: TestDatabase
    let data: DataFolder
    let files: FileStore
    let backups: BackupFolder

    init() throws {
        test = try TestDatabase(migrated: Database.Settings())
        data = try DataFolder(test.folder.path)
        files = try FileStore(data)
        backups = BackupFolder(data.backups)
    }

    func run(_ kind: String) throws -> Job {
        let maintenance = Maintenance(data, files, backups: backups, keeping: 2, program: "1")
        let id = try test.database.write { try $0.enqueue(kind) }
        try JobRunner([maintenance.backup, maintenance.proof, maintenance.tidying], test.database).settle()
        return try #require(try test.database.read { try JobStore.job(id, $0) })
    }

    @Test("backups are made, and only the newest are kept")
    func backup() throws {
        var last: Job?
        for _ in 0..<3 { last = try run(Maintenance.Kind.backup) }
        #expect(last?.state == .done)
        let newest = try #require(try backups.all().last)
        #expect(try backups.all().count == 2)
        #expect(last?.message == "made \(newest.path)")
    }

    @Test("the newest backup is proved; one that is no good is a job that failed")
    func proof() throws {
        #expect(try run(Maintenance.Kind.proof).state == .failed)
        _ = try run(Maintenance.Kind.backup)
        #expect(try run(Maintenance.Kind.proof).state == .done)
        let newest = try #require(try backups.all().last)
        try Disk.remove("\(newest.path)/portico.db")
        let job = try run(Maintenance.Kind.proof)
        #expect(job.state == .failed)
        #expect(job.message.contains("portico.db is not there"))
        #expect(try test.database.read { try BackupProof.last($0) }?.isGood == false)
    }

    @Test("what nobody needs is cleared away")
    func tidy() throws {
        let job = try run(Maintenance.Kind.tidy)
        #expect(job.state == .done)
        #expect(job.message == "0 unused files removed")
    }

    @Test("a proof follows each backup")
    func provedAtOnce() throws {
        _ = try run(Maintenance.Kind.backup)
        let newest = try #require(try backups.all().last)
        let proof = try test.database.read { try BackupProof.last($0) }
        #expect(proof?.backup == newest.path)
        #expect(proof?.isGood == true)
    }
}
