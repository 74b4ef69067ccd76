internal import Base
internal import Database
internal import Programme

/// `portico programme`: takes a programme along to another installation.
enum ProgrammeCommand {
    static let command = Command(
        name: "programme", summary: "Write the rules and settings of the programme into a file, or take them from one.",
        operands: "ACTION FILE",
        details: """
            The actions are:
              export FILE   write rules and settings as JSON; `-` writes to the terminal
              import FILE   publish the rules of the file as a new version, and take its settings
            The portal may go on meanwhile. Every change is in the audit log.
            """
    ) { invocation in
        guard invocation.operands.count == 2 else {
            throw ConfigurationError(problems: ["say what to do and with which file"], isUsage: true)
        }
        let database = try Database.existing(try invocation.configuration())
        defer { database.close() }
        let path = invocation.operands[1]
        switch invocation.operands[0] {
        case "export": try export(to: path, database)
        case "import":
            let version = try database.write { writer in
                try ProgrammeFile.read(TextFile.read(path), at: .now, writer)
            }
            Terminal.say("version \(version) of the rules holds now")
        default: throw ConfigurationError(problems: ["this is no action"], isUsage: true)
        }
        return .success
    }

    private static func export(to path: String, _ database: Database) throws {
        let text = try database.read { try ProgrammeFile.written($0) }
        guard path != "-" else { return Terminal.say(text) }
        guard try NewFile.write(Bytes((text + "\n").utf8), to: path) else {
            throw ConfigurationError(problems: ["there is a file \(path) already"], isUsage: true)
        }
        Terminal.say("wrote \(path)")
    }
}
