internal import Base

/// The texts of `--help`, drawn from the tables of commands and options.
enum Help {
    static var overview: String {
        """
        Portico, a self-hosted partner portal.

        Usage: portico COMMAND [OPTIONS]

        Commands
        \(Terminal.columns(Commands.all.map { [$0.name, $0.summary] }, indent: "  "))
        `portico help COMMAND` says more about each.

        """
    }

    static func of(_ command: Command) -> String {
        var text = "\(command.summary)\n\nUsage: portico \(command.name)"
        text += command.operands.isEmpty ? "" : " \(command.operands)"
        text += command.switches.map { " [\($0.usage)]" }.joined() + (command.takesOptions ? " [OPTIONS]\n" : "\n")
        if !command.details.isEmpty {
            text += "\n\(command.details)\n"
        }
        if !command.switches.isEmpty {
            text += "\n" + Terminal.columns(command.switches.map { [$0.usage, $0.help] }, indent: "  ")
        }
        return command.takesOptions ? text + "\n" + options : text
    }

    private static var options: String {
        var text = """
            Every option can also be set by an environment variable (PORTICO_PORT for --port; PORTICO_PORT_FILE names
            a file that holds the value) or by a line of the file that --config names (port = 8080). A flag wins over
            a variable, a variable over the file.

            """
        for group in OptionGroup.allCases {
            let rows = OptionTable.rows.filter { $0.group == group }
            text += "\n\(group.rawValue)\n" + Terminal.columns(rows.map(line), indent: "  ")
        }
        return text
    }

    private static func line(_ row: any AnyOption) -> [String] {
        guard !row.isSwitch else {
            return row.standardText == "true"
                ? ["--[no-]\(row.name)", row.help + " [on]"] : ["--\(row.name)", row.help]
        }
        let standard = row.standardText.isEmpty ? "" : " [\(row.standardText)]"
        return ["--\(row.name) \(row.placeholder)", row.help + standard]
    }
}
