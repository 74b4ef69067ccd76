internal import Base

/// `portico help`, `portico help COMMAND`.
enum HelpCommand {
    static let spellings: Set<String> = ["help", "--help", "-h"]

    static let command = Command(
        name: "help", summary: "Say what a command does and which options it takes.", takesOptions: false
    ) { invocation in
        guard let name = invocation.arguments.first else {
            Terminal.say(Help.overview)
            return .success
        }
        guard let command = Commands.all.first(where: { $0.name == name }) else {
            Terminal.complain("\"\(name)\" is no command")
            return .usage
        }
        Terminal.say(Help.of(command))
        return .success
    }
}
