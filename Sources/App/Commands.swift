package import Base

/// The command line.
package enum Commands {
    static let all: [Command] = [
        ServeCommand.command,
        ConfigCommand.command,
        RoutesCommand.command,
        DoctorCommand.command,
        TextsCommand.command,
        MigrateCommand.command,
        BackupCommand.command,
        RestoreCommand.command,
        DemoCommand.command,
        JobsCommand.command,
        UserCommand.command,
        AuditCommand.command,
        ProgrammeCommand.command,
        HelpCommand.command,
        VersionCommand.command,
    ]

    /// Runs what the arguments (the program's name first) ask for.
    package static func run(_ arguments: [String]) -> ExitCode {
        guard arguments.count > 1 else {
            Terminal.say(Help.overview)
            return .usage
        }
        let word = HelpCommand.spellings.contains(arguments[1]) ? "help" : arguments[1]
        guard let command = all.first(where: { $0.name == (word == "--version" ? "version" : word) }) else {
            let hint = all.map(\.name).nearest(to: word).map { "; did you mean \($0)?" } ?? ""
            Terminal.complain("\"\(word)\" is no command\(hint)")
            return .usage
        }
        let rest = Array(arguments.dropFirst(2))
        if command.name != "help", rest.contains(where: HelpCommand.spellings.contains) {
            Terminal.say(Help.of(command))
            return .success
        }
        return run(command, rest)
    }

    private static func run(_ command: Command, _ arguments: [String]) -> ExitCode {
        do {
            return try command.run(Invocation(arguments, of: command))
        } catch let error as ConfigurationError {
            error.problems.forEach(Terminal.complain)
            Terminal.complain("`portico help \(command.name)` lists the options")
            return error.exitCode
        } catch {
            Terminal.complain("\(error)")
            return (error as? any ExitError)?.exitCode ?? .internal
        }
    }
}
