import Base
import Testing

@testable import App

/// What the README says is still true of the program.
@Suite struct ReadmeTests {
    static var root: String {
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    }

    static func readme() throws -> String {
        try TextFile.read("\(root)/README.md")
    }

    @Test("it holds the table of options as it is")
    func options() throws {
        #expect(try Self.readme().contains(ConfigCommand.markdown), "`portico config --markdown` prints it")
    }

    @Test("every flag that it names is one of ours")
    func flags() throws {
        let options = OptionTable.rows.flatMap { $0.isSwitch ? [$0.name, "no-\($0.name)"] : [$0.name] }
        let switches = Commands.all.flatMap(\.switches).map { String($0.name.dropFirst(2)) }
        let names = Set(options + switches)
        let flags = try Self.readme().matches(of: /--(?<name>[a-z][a-z-]+)/).map { String($0.output.name) }
        #expect(flags.count > 5)
        for flag in flags {
            #expect(names.contains(flag), "--\(flag)")
        }
    }

    @Test("it names every command, and none that is not there")
    func commands() throws {
        let named = try Self.readme().matches(of: /portico (?<name>[a-z]+)\b(?! \{)/).map { String($0.output.name) }
        #expect(Set(named).isSubset(of: Set(Commands.all.map(\.name))))
        #expect(Set(named).isSuperset(of: ["serve", "config", "routes", "doctor", "help"]))
    }

    @Test("every target of make that it names is in the Makefile")
    func makeTargets() throws {
        let makefile = try TextFile.read("\(Self.root)/Makefile")
        let targets = try Self.readme().matches(of: /make (?<name>[a-z][a-z-]+)/).map { String($0.output.name) }
        #expect(targets.count > 5)
        for target in targets {
            #expect(makefile.contains("\n\(target):"), "make \(target)")
        }
    }

    @Test("every file and folder of the code that it names is there")
    func files() throws {
        let paths = try Self.readme().matches(of: /`(?<path>(Sources|Tests|Public|Bench)[A-Za-z\/]*)`/)
        #expect(paths.count > 5)
        for path in paths.map(\.output.path) {
            #expect(FileMode.of("\(Self.root)/\(path)")?.isFolder == true, "\(path)")
        }
    }
}
