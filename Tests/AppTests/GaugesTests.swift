import Base
import Database
import TestKit
import Testing
import Web

@testable import App

@Suite struct GaugesTests {
    @Test("the age of the newest backup and the room on the disk stand beside what the parts tell")
    func outside() throws {
        let test = try TestDatabase(migrated: Database.Settings())
        let folder = try TemporaryFolder()
        let parts = try PartList.listed(Configuration(arguments: []))
        let now = Timestamp(milliseconds: 1_900_000_000_000)
        let names = Gauges.all(test.database, parts, BackupFolder(folder.path), disk: folder.path, at: now).map(\.name)
        #expect(names.contains("portico_jobs_due"))
        #expect(names.contains("portico_disk_free_bytes"))
        #expect(!names.contains("portico_backup_age_seconds"))
    }
}
