internal import Base

/// `portico config`: what the options are, and where each comes from.
enum ConfigCommand {
    static let command = Command(
        name: "config", summary: "Show the value of every option and where it comes from.",
        switches: [
            .init(name: "--limits", help: "Print all limits, quotas and ceilings instead, with what sets each."),
            .init(name: "--markdown", help: "Print the table as the guides hold it."),
        ],
        isServing: true
    ) { invocation in
        let configuration = try invocation.configuration()
        let isMarkdown = invocation.has("--markdown")
        if invocation.has("--limits") {
            let limits = LimitTable(configuration, try PartList.listed(configuration))
            Terminal.say(isMarkdown ? limits.markdown : Terminal.columns(limits.cells))
        } else {
            Terminal.say(isMarkdown ? markdown : table(configuration))
        }
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
