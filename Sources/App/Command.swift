internal import Base

/// One thing that `portico` can do.
struct Command: Sendable {
    /// A word of the command's own, without a value, such as `--markdown`.
    struct Switch: Sendable {
        let name: String
        let help: String
    }

    let name: String
    /// One line, for the list of commands.
    let summary: String
    /// What it wants to know before any option, such as `TARGET`.
    var operands = ""
    /// What else a person should know.
    var details = ""
    var switches: [Switch] = []
    /// The options of the option table mean something to it.
    var takesOptions = true
    let run: @Sendable (Invocation) throws -> ExitCode
}

/// How a command was called.
struct Invocation: Sendable {
    /// What stands before the first option, for a command that takes operands.
    let operands: [String]
    /// The command's own switches that were given.
    let switches: Set<String>
    /// What else was given: flags of the option table.
    let arguments: [String]

    init(_ arguments: [String], of command: Command) {
        let own = Set(command.switches.map(\.name))
        switches = own.intersection(arguments)
        operands = command.operands.isEmpty ? [] : Array(arguments.prefix { !$0.hasPrefix("-") })
        self.arguments = arguments.dropFirst(operands.count).filter { !own.contains($0) }
    }

    func configuration() throws(ConfigurationError) -> Configuration {
        try Configuration(arguments: arguments, environment: Environment.all)
    }
}
