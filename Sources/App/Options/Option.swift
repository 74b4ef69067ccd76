internal import Base

/// One row of the option table. Its name is the same everywhere: `--body-limit`, `PORTICO_BODY_LIMIT`, and
/// `body-limit` in the file.
struct Option<Value: Sendable>: AnyOption {
    let name: String
    let group: OptionGroup
    let help: String
    let isSecret: Bool
    let isReloadable: Bool
    let type: OptionType<Value>
    let standard: Value

    init(
        _ name: String, _ type: OptionType<Value>, _ standard: Value, _ group: OptionGroup,
        isSecret: Bool = false, isReloadable: Bool = false, _ help: String
    ) {
        self.name = name
        self.group = group
        self.help = help
        self.isSecret = isSecret
        self.isReloadable = isReloadable
        self.type = type
        self.standard = standard
    }

    var placeholder: String { type.placeholder }
    var isSwitch: Bool { Value.self == Bool.self }
    var standardText: String { type.show(standard) }
    var expected: String { type.expected }

    func parse(_ text: String) -> (any Sendable)? { type.parse(text) }
    func text(in configuration: Configuration) -> String { type.show(configuration.value(of: self)) }
}

/// A row of the option table for those who treat all rows alike.
protocol AnyOption: Sendable {
    var name: String { get }
    var group: OptionGroup { get }
    /// One sentence.
    var help: String { get }
    /// Never shown.
    var isSecret: Bool { get }
    /// Takes effect on SIGHUP; others need a restart.
    var isReloadable: Bool { get }
    /// Needs no value: `--name` and `--no-name`.
    var isSwitch: Bool { get }
    var placeholder: String { get }
    var standardText: String { get }
    /// Ends the sentence "… is not".
    var expected: String { get }

    func parse(_ text: String) -> (any Sendable)?
    /// The value in effect, as it would be written.
    func text(in configuration: Configuration) -> String
}

extension AnyOption {
    var variable: String {
        "PORTICO_" + name.uppercased().map { $0 == "-" ? "_" : "\($0)" }.joined()
    }
}

/// The headings that options stand under.
enum OptionGroup: String, CaseIterable, Sendable {
    case address = "Address"
    case files = "Files"
    case tls = "TLS and proxies"
    case limits = "Limits"
    case deadlines = "Deadlines"
    case threads = "Threads"
    case sockets = "WebSockets"
    case passwords = "Passwords"
    case mail = "Mail"
    case backups = "Backups"
    case operation = "Operation"
    case development = "Development"
}
