internal import Base

/// The value of every option, and where each came from. A flag wins over the environment, the environment over the
/// file, the file over the default.
@dynamicMemberLookup
struct Configuration: Sendable {
    private let settings: [String: OptionReader.Setting]

    /// Reads and checks all of it; what is wrong is told all at once. Whoever does not serve goes without the secrets
    /// of the server.
    init(
        arguments: [String] = [], environment: [String: String] = [:], isServing: Bool = true
    ) throws(ConfigurationError) {
        var flags = OptionReader()
        flags.readFlags(arguments)
        var variables = OptionReader()
        variables.readEnvironment(environment)
        var settings = variables.settings.merging(flags.settings) { $1 }
        var problems = flags.problems + variables.problems
        if let path = settings["config"]?.text, !path.isEmpty {
            var file = OptionReader()
            file.readFile(path)
            settings.merge(file.settings) { upper, _ in upper }
            problems += file.problems
        }
        self.settings = settings
        if problems.isEmpty {
            problems = (OptionRules.all + (isServing ? OptionRules.secrets : [])).compactMap { $0(self) }
        }
        guard problems.isEmpty else {
            throw ConfigurationError(problems: problems, isUsage: !flags.problems.isEmpty)
        }
    }

    subscript<Value: Sendable>(dynamicMember path: KeyPath<OptionTable, Option<Value>>) -> Value {
        value(of: OptionTable.standard[keyPath: path])
    }

    /// A missing value must not be cast: where `Value` is optional, the cast succeeds and gives nil, not the default.
    func value<Value: Sendable>(of option: Option<Value>) -> Value {
        guard let setting = settings[option.name], let value = setting.value as? Value else { return option.standard }
        return value
    }

    /// The value in effect, to be shown; a secret is not.
    func text(of row: any AnyOption) -> String {
        let text = row.text(in: self)
        return row.isSecret && !text.isEmpty ? "(secret)" : text
    }

    func source(of row: any AnyOption) -> OptionSource {
        settings[row.name]?.source ?? .standard
    }

    /// The rows whose value differs from that of another configuration.
    func differences(from other: Configuration) -> [any AnyOption] {
        OptionTable.rows.filter { $0.text(in: self) != $0.text(in: other) }
    }
}

/// All that is wrong with the options, a sentence each.
struct ConfigurationError: Error, CustomStringConvertible, Equatable {
    let problems: [String]
    /// Some of it was wrong on the command line.
    let isUsage: Bool

    init(problems: [String], isUsage: Bool) {
        self.problems = problems
        self.isUsage = isUsage
    }

    var description: String { problems.joined(separator: "\n") }
}
