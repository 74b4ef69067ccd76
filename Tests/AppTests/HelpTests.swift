import Base
import Testing

@testable import App

@Suite struct HelpTests {
    @Test("the overview names every command", arguments: Commands.all.map(\.name))
    func overview(name: String) throws {
        let command = try #require(Commands.all.first { $0.name == name })
        #expect(Help.overview.contains(command.summary))
    }

    @Test("a command that takes options lists them all, under their headings")
    func options() {
        let text = Help.of(ConfigCommand.command)
        for row in OptionTable.rows {
            #expect(text.contains(row.help), "\(row.name)")
        }
        #expect(text.contains("--port NUMBER"))
        #expect(text.contains("--[no-]supervisor"))
        #expect(text.contains("--markdown"))
        #expect(!Help.of(VersionCommand.command).contains("--port"))
    }
}
