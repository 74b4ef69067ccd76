import Base
import Database
import Identity
import TestKit
import Testing
import Web

/// Accounts and the audit log from the command line, as a person uses them.
@Suite struct UserCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        _ = try run("migrate")
    }

    func run(
        _ words: String..., input: String = ""
    ) throws -> (code: ProcessEnd, output: String, errors: String) {
        let options = ["--data", "\(folder.path)/data", "--migrations", Repository.migrations]
        let file = try folder.file("input-\(Int.random(in: 0...Int.max))", input)
        let program = try Program(
            "/bin/sh",
            [
                "-c", "f=$1; shift; exec \"$@\" < \"$f\"", "sh", file,
                Program.path(of: "portico"),
            ] + words + options)
        return (program.waitForEnd(), try program.output, try program.errors)
    }

    private func database() throws -> Database { try Database(at: "\(folder.path)/data/portico.db") }

    @Test("an account is made with a password from a pipe, and stands in the list")
    func create() throws {
        let made = try run(
            "user", "create", "Ada Admin", "ada@example.com", "admin,support", input: "mild soup in october\n")
        #expect(made.code == .exit(0), "\(made.errors)")
        let list = try run("user", "list").output
        #expect(list.contains("Ada Admin  ada@example.com  admin support"))
        #expect(list.contains("active"))
        #expect(try run("audit", "verify").output == "the audit log is whole: 1 entries\n")
    }

    @Test(
        "what is wrong is said, and nothing is made",
        arguments: [
            (["create", "Ada", "ada@example.com", "admin"], "short\n", "at least 12"),
            (["create", "Ada", "ada@example.com", "admin"], "", "a password is asked for"),
            (["create", "Ada", "ada@example.com", "king"], "mild soup in october\n", "no roles"),
            (["create", "Ada", "ada@example.com", "owner"], "mild soup in october\n", "partner firm"),
            (["invite", "Ada", "ada", "admin"], "", "an @"), (["reset", "ada@example.com"], "", "nobody has"),
            (["crown", "Ada"], "", "say list, create, invite or reset"),
        ])
    func refused(words: [String], input: String, complaint: String) throws {
        let options = ["--data", "\(folder.path)/data", "--migrations", Repository.migrations]
        let file = try folder.file("input", input)
        let program = try Program(
            "/bin/sh",
            [
                "-c", "f=$1; shift; exec \"$@\" < \"$f\"", "sh", file,
                Program.path(of: "portico"), "user",
            ] + words + options)
        #expect(program.waitForEnd() != .exit(0))
        #expect(try program.errors.contains(complaint))
        #expect(try database().read { try UserStore.all(in: $0) }.isEmpty)
    }

    @Test("who is invited gets a link, and so does who cannot get in; each is good once")
    func links() throws {
        let invited = try run("user", "invite", "Sue", "sue@example.com", "support")
        #expect(invited.output.contains("http://127.0.0.1:8080/invite/"))
        let again = try run("user", "invite", "Sue", "SUE@example.com", "support")
        #expect(again.errors.contains("somebody has the address"))
        #expect(try run("user", "reset", "sue@example.com").output.contains("/invite/"))
        _ = try run("user", "create", "Ada", "ada@example.com", "admin", input: "mild soup in october\n")
        #expect(try run("user", "reset", "ada@example.com").output.contains("/password/reset/"))
    }

    @Test("a changed entry of the audit log is found, and so is one that is gone")
    func verify() throws {
        for number in 1...3 {
            _ = try run("user", "invite", "Sue", "sue\(number)@example.com", "support")
        }
        #expect(try run("audit", "verify").code == .exit(0))
        try database().write { try $0.run("UPDATE audit_entries SET actor_name = 'Eve' WHERE number = 2") }
        let changed = try run("audit", "verify")
        #expect(changed.code == .exit(ExitCode.failure.rawValue))
        #expect(changed.errors.contains("entry 2 of the audit log"))
        try database().write { try $0.run("DELETE FROM audit_entries WHERE number = 1") }
        #expect(try run("audit", "verify").errors.contains("entry 1 of the audit log"))
        #expect(try run("audit").code == .exit(ExitCode.usage.rawValue))
    }
}
