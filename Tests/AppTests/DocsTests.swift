import Base
import HTTP
import TestKit
import Testing

@testable import App

/// What the guides say is there, is there: files, links, options, commands, addresses.
@Suite struct DocsTests {
    struct Guide {
        /// From the root of the repository.
        let path: String
        let text: String

        /// Where its links begin.
        var folder: String { path.hasPrefix("docs/") ? "\(Repository.root)/docs" : Repository.root }
    }

    static func guides() throws -> [Guide] {
        let names = try TemporaryFolder.names(in: "\(Repository.root)/docs").filter { $0.hasSuffix(".md") }
        return try (names.map { "docs/\($0)" } + ["README.md"]).map { path in
            Guide(path: path, text: try TextFile.read("\(Repository.root)/\(path)"))
        }
    }

    /// Those for who uses the portal in a browser.
    static func guidesForPeople() throws -> [Guide] {
        try guides().filter { ["docs/partners.md", "docs/admins.md", "docs/staff.md"].contains($0.path) }
    }

    static func isThere(_ path: String) -> Bool {
        FileMode.of(path) != nil
    }

    @Test("every file and folder that they name is there")
    func files() throws {
        let named = /`(?<path>(Sources|Tests|Templates|Public|Bench|docs|migrations|\.ci)\/[A-Za-z0-9_.+\/-]*)`/
        var count = 0
        for guide in try Self.guides() {
            for match in guide.text.matches(of: named) {
                let isThere = Self.isThere("\(Repository.root)/\(match.output.path)")
                #expect(isThere, "\(guide.path): \(match.output.path)")
                count += 1
            }
        }
        #expect(count > 100)
    }

    @Test("every link to another file leads somewhere")
    func links() throws {
        let link = /\]\((?<target>[A-Za-z0-9_.\/-]+)(#[a-z0-9-]+)?\)/
        var count = 0
        for guide in try Self.guides() {
            for match in guide.text.matches(of: link) {
                let isThere = Self.isThere("\(guide.folder)/\(match.output.target)")
                #expect(isThere, "\(guide.path): \(match.output.target)")
                count += 1
            }
        }
        #expect(count > 5)
    }

    @Test("every flag and every command that they name is one of ours")
    func commandLine() throws {
        let options = OptionTable.rows.flatMap { $0.isSwitch ? [$0.name, "no-\($0.name)"] : [$0.name] }
        let flags = Set(options + Commands.all.flatMap(\.switches).map { String($0.name.dropFirst(2)) })
        let commands = Set(Commands.all.map(\.name))
        for guide in try Self.guides() {
            for match in guide.text.matches(of: /--(?<name>[a-z][a-z-]+)/) {
                let isOurs = flags.contains(String(match.output.name))
                #expect(isOurs, "\(guide.path): --\(match.output.name)")
            }
            for match in guide.text.matches(of: /portico (?<name>[a-z]+)\b(?! \{)/) {
                let isOurs = commands.contains(String(match.output.name))
                #expect(isOurs, "\(guide.path): portico \(match.output.name)")
            }
        }
    }

    @Test("every address that people are sent to is answered")
    func addresses() throws {
        let routes = try RoutesCommand.routes(Configuration(arguments: Repository.folders))
        let answered = Set(routes.map(\.path))
        var count = 0
        for guide in try Self.guidesForPeople() {
            for match in guide.text.matches(of: /`(?<path>\/[a-z0-9\/-]*)`/) {
                let isAnswered = answered.contains(String(match.output.path))
                #expect(isAnswered, "\(guide.path): \(match.output.path)")
                count += 1
            }
        }
        #expect(count > 20)
    }
}
