internal import Base

/// One thing that `portico` can do.
struct Command: Sendable {
    /// A word of the command's own, such as `--markdown`, or `--scale large` where `value` says what it takes.
    struct Switch: Sendable {
        let name: String
        var value = ""
        let help: String

        var usage: String { value.isEmpty ? name : "\(name) \(value)" }
    }

    let name: String
    /// One line, for the list of commands.
    let summary: String
    /// Operands before the options, such as `TARGET`.
    var operands = ""
    /// Further help.
    var details = ""
    var switches: [Switch] = []
    /// The options of the option table mean something to it.
    var takesOptions = true
    /// It serves, or says whether serving would go well: it wants the secrets of the server, too.
    var isServing = false
    let run: @Sendable (Invocation) throws -> ExitCode
}

/// The arguments of a command.
struct Invocation: Sendable {
    /// The operands before the first option, if the command takes any.
    let operands: [String]
    /// The command's own switches with their values; a switch without a value has an empty one.
    let switches: [String: String]
    /// The remaining arguments: flags of the option table.
    let arguments: [String]
    private let isServing: Bool

    init(_ arguments: [String], of command: Command) {
        operands = command.operands.isEmpty ? [] : Array(arguments.prefix { !$0.hasPrefix("-") || $0 == "-" })
        var switches: [String: String] = [:]
        var rest: [String] = []
        var words = arguments.dropFirst(operands.count)
        while let word = words.popFirst() {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard let own = command.switches.first(where: { $0.name == parts.first }) else {
                rest.append(word)
                continue
            }
            let next = own.value.isEmpty || parts.count > 1 ? "" : words.popFirst() ?? ""
            switches[own.name] = parts.count > 1 ? parts[1] : next
        }
        self.switches = switches
        self.arguments = rest
        isServing = command.isServing
    }

    func has(_ name: String) -> Bool { switches[name] != nil }

    /// Refuses operands that the command does not know what to do with.
    func expect(_ counts: ClosedRange<Int>, _ problem: String) throws(ConfigurationError) {
        guard counts.contains(operands.count) else { throw ConfigurationError(problems: [problem], isUsage: true) }
    }

    func configuration() throws(ConfigurationError) -> Configuration {
        try Configuration(arguments: arguments, environment: Environment.all, isServing: isServing)
    }
}
