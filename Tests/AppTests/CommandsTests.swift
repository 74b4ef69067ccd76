import Base
import TestKit
import Testing

/// The program as a person calls it.
@Suite struct CommandsTests {
    /// A login whose password only the server is given.
    private static let mailUser = [
        "--smtp-host", "mail.example", "--mail-from", "portal@example.com", "--smtp-user", "portal",
    ]

    @Test(
        "a command line gets its answer on the right stream, and an exit code that says what happened",
        arguments: [
            ([], .usage, "Usage: portico COMMAND", ""),
            (["--help"], .success, "Usage: portico COMMAND", ""),
            (["help", "config"], .success, "Usage: portico config", ""),
            (["config", "--help"], .success, "Usage: portico config", ""),
            (["help", "nothing"], .usage, "", "\"nothing\" is no command"),
            (["version"], .success, "portico ", ""),
            (["--version"], .success, "portico ", ""),
            (["confg"], .usage, "", "did you mean config?"),
            (["config", "--prot", "1"], .usage, "", "--prot is no option; did you mean --port?"),
            (["config", "--tls-cert", "x"], .configuration, "", "tls-cert needs tls-key"),
            (["config", "--markdown"], .success, "| `port` | `8080` |", ""),
            (["routes"], .success, "Identity/Identity.swift:", ""),
            (["routes"] + mailUser, .success, "Identity/Identity.swift:", ""),
            (["config"] + mailUser, .configuration, "", "smtp-user needs smtp-password"),
            (["restore"], .usage, "", "portico restore BACKUP"),
            (["restore", "/a", "/b"], .usage, "", "portico restore BACKUP"),
            (["restore", "/no/such/folder"], .usage, "", "/no/such/folder holds no complete backup"),
            (["backup", "/a", "/b"], .usage, "", "name one folder at most"),
            (["demo", "--scale", "huge"], .usage, "", "--scale is small or large"),
            (["demo", "--scale"], .usage, "", "--scale is small or large"),
            (["audit"], .usage, "", "portico audit verify"),
            (["programme"], .usage, "", "say what to do and with which file"),
        ] as [([String], ExitCode, String, String)])
    func commands(arguments: [String], code: ExitCode, output: String, complaint: String) throws {
        let program = try Program(Program.path(of: "portico"), arguments)
        #expect(program.waitForEnd() == .exit(code.rawValue))
        let said = try program.output
        #expect(output.isEmpty ? said.isEmpty : said.contains(output))
        let complained = try program.errors
        #expect(complaint.isEmpty ? complained.isEmpty : complained.contains(complaint))
    }
}
