internal import Base

/// `portico config`: what the options are, and where each comes from.
enum ConfigCommand {
    static let command = Command(
        name: "config", summary: "Show the value of every option and where it comes from.",
        switches: [.init(name: "--markdown", help: "Print the table of all options that the README holds.")],
        isServing: true
    ) { invocation in
        let configuration = try invocation.configuration()
        Terminal.say(invocation.has("--markdown") ? markdown : table(configuration))
        return .success
    }

    static func table(_ configuration: Configuration) -> String {
        Terminal.columns(
            OptionTable.rows.map { row in
                let text = configuration.text(of: row)
                return [row.name, text.isEmpty ? "(none)" : text, "\(configuration.source(of: row))"]
            })
    }

    static var markdown: String {
        OptionGroup.allCases.map { group in
            let rows = OptionTable.rows.filter { $0.group == group }.map { row in
                let standard = row.standardText.isEmpty ? "" : "`\(row.standardText)`"
                return "| `\(row.name)` | \(standard) | \(row.help)\(row.isReloadable ? " ↻" : "") |\n"
            }
            return "| \(group.rawValue) | default | |\n|---|---|---|\n" + rows.joined()
        }.joined(separator: "\n")
    }
}
