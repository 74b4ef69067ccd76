import Base
import Database
import TestKit
import Testing

@testable import App

/// `portico demo`, as a person calls it.
@Suite struct DemoCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    func run(_ words: String..., data: String = "data") throws -> (code: ProcessEnd, output: String, errors: String) {
        let options = ["--data", "\(folder.path)/\(data)", "--migrations", Repository.migrations]
        let program = try Program(Program.path(of: "portico"), words + options)
        return (program.waitForEnd(), try program.output, try program.errors)
    }

    @Test("a folder that holds anything is refused, and left as it is")
    func refusal() throws {
        _ = try run("migrate")
        let demo = try run("demo")
        #expect(demo.code == .exit(ExitCode.failure.rawValue))
        #expect(demo.errors.contains("holds data already"))
        #expect(try run("demo", "--if-empty").code == .exit(0))
        let database = try Database(at: "\(folder.path)/data/portico.db")
        defer { database.close() }
        #expect(try database.read { try $0.value("SELECT count(*) FROM users") } == 0)
        #expect(try database.read { try Demo.isIn($0) } == false)
    }

    @Test("a scale that is none makes nothing")
    func scale() throws {
        #expect(try run("demo", "--scale", "huge").errors.contains("--scale is small or large"))
        #expect(!Disk.exists("\(folder.path)/data"))
    }
}
