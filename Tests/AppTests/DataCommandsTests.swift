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
        try run(all: words, data: data)
    }

    func run(all words: [String], data: String = "data") throws -> (code: ProcessEnd, output: String, errors: String) {
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

    @Test("a backup can leave out the master key, and a restore of it says what is then needed")
    func withoutKey() throws {
        _ = try run("migrate")
        _ = try NewFile.write(Bytes("key".utf8), to: "\(folder.path)/data/master.key")
        let whole = "\(folder.path)/whole"
        let bare = "\(folder.path)/bare"
        _ = try run("backup", whole)
        _ = try run("backup", bare, "--no-backup-key")
        #expect(Disk.exists("\(whole)/master.key") && !Disk.exists("\(bare)/master.key"))
        #expect(try !run("restore", whole, data: "first").output.contains("master key"))
        #expect(try run("restore", bare, data: "second").output.contains("holds no master key"))
    }

    @Test("audit entries that were cut off are missed, as the newest backup knows where the log ended")
    func auditHead() throws {
        _ = try run("migrate")
        // Each is an entry of the log.
        func invite(_ name: String) throws { _ = try run("user", "invite", name, "\(name)@example.com", "admin") }
        for name in ["anna", "ben", "carla"] { try invite(name) }
        _ = try run("backup")
        #expect(try run("audit", "verify").output.contains("3 entries, the first 3 of them as in the newest backup"))
        try invite("dora")
        #expect(try run("audit", "verify").code == .exit(0))
        let database = try Database(at: "\(folder.path)/data/portico.db")
        try database.write { writer in
            _ = try writer.run("DELETE FROM audit_entries WHERE number >= 3")
            _ = try writer.run("UPDATE counters SET value = 2 WHERE name = 'audit'")
        }
        database.close()
        #expect(try run("audit", "verify").errors.contains("entry 3 is missing or another one"))
        try invite("emil")
        #expect(try run("audit", "verify").code == .exit(ExitCode.failure.rawValue))
    }

    @Test("what a person gets wrong ends with a sentence and the code of usage")
    func usage() throws {
        _ = try run("migrate")
        let bad = "\(folder.path)/bad.json"
        _ = try NewFile.write(Bytes(#"{"format":1,"rules":{}}"#.utf8), to: bad)
        let calls = [
            ["user", "reset", "nobody"], ["user", "invite", "Anna", "not an address", "admin"],
            ["user", "create", "Anna", "anna@example.com", "queen"], ["programme", "import", bad],
            ["programme", "export", bad], ["jobs", "retry", "x", "y", "z"], ["jobs", "juggle"],
        ]
        for call in calls {
            let (code, _, errors) = try run(all: call)
            #expect(code == .exit(ExitCode.usage.rawValue), "\(call)")
            #expect(!errors.contains("Error") && !errors.contains("Context("), "\(errors)")
        }
        let said = try run("programme", "import", bad).errors
        #expect(said.hasPrefix("portico: this is no file of a programme: rules.") && said.contains(" is missing"))
        #expect(try run("programme", "import", "/no/file").errors.contains("No such file"))
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
