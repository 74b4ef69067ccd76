import Base
import Database
import TestKit
import Testing

/// The commands that look after the data, as a person calls them.
@Suite struct DataCommandsTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    func run(_ words: String..., data: String = "data") throws -> (code: ProcessEnd, output: String, errors: String) {
        let options = ["--data", "\(folder.path)/\(data)", "--migrations", Repository.migrations]
        let program = try Program(Program.path(of: "portico"), words + options)
        return (program.waitForEnd(), try program.output, try program.errors)
    }

    @Test("the schema is shown, tried and brought up to date")
    func migrate() throws {
        #expect(try run("migrate", "--status").output.contains("0001_kernel_tables.sql     to do"))
        #expect(try run("migrate", "--dry-run").output.contains("would do 0001_kernel_tables.sql"))
        #expect(!Disk.exists("\(folder.path)/data"))
        #expect(try run("migrate").output.contains("did 0001_kernel_tables.sql"))
        #expect(try run("migrate").output == "nothing to do\n")
        #expect(try run("migrate", "--status").output.contains("0001_kernel_tables.sql     done 2"))
    }

    @Test("a backup goes into a new folder, and from there into an empty data folder")
    func backup() throws {
        let target = "\(folder.path)/copy"
        let early = try run("backup", target)
        #expect(early.code == .exit(ExitCode.unavailable.rawValue))
        _ = try run("migrate")
        #expect(try run("backup", target).output.contains("proved good"))
        #expect(try run("backup", target).code == .exit(ExitCode.failure.rawValue))
        #expect(try run("backup").output.hasPrefix("\(folder.path)/data/backups/"))
        #expect(try run("restore").code == .exit(ExitCode.usage.rawValue))
        #expect(try run("restore", target).errors.contains("is not empty"))
        #expect(try run("restore", target, data: "fresh").output.contains("restored \(folder.path)/fresh"))
        #expect(try run("migrate", data: "fresh").output == "nothing to do\n")
    }

    @Test("jobs are shown, and helped along")
    func jobs() throws {
        #expect(try run("jobs").errors.contains("portico migrate"))
        _ = try run("migrate")
        #expect(try run("jobs").output.contains("jobs: none"))
        #expect(try run("jobs", "retry", "nobody").code == .exit(ExitCode.usage.rawValue))
        #expect(try run("jobs", "replay", "nobody", "x").code == .exit(ExitCode.usage.rawValue))
    }

    @Test("a data folder that is served is not served, migrated or filled by another program; a backup goes well")
    func inUse() throws {
        let served = try ServedProgram()
        let data = served.dataFolder
        let options = ["--data", data] + Repository.folders
        let second = try Program(Program.path(of: "portico"), ["serve", "--port", "0"] + options)
        #expect(second.waitForEnd() == .exit(ExitCode.unavailable.rawValue))
        #expect(try second.errors.contains("is in use by another Portico"))
        let migrate = try Program(Program.path(of: "portico"), ["migrate"] + options)
        #expect(migrate.waitForEnd() == .exit(ExitCode.unavailable.rawValue))
        let backup = try Program(Program.path(of: "portico"), ["backup", "\(folder.path)/copy"] + options)
        #expect(backup.waitForEnd() == .exit(0))
    }
}
