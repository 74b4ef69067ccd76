import Base
import Database
import HTTP
import Jobs
import Templates
import TestKit
import Testing

@testable import App
@testable import Operations
@testable import Web

/// The parts of the product are values that the program lists in one place.
@Suite struct PartsTests {
    private static let app = "\(Repository.root)/Sources/App"

    private func parts() throws -> Parts { try PartList.listed(Configuration(arguments: Repository.folders)) }

    @Test("each kind of job has a title of its own and is there once")
    func jobs() throws {
        let portal = try TestPortal()
        let jobs = portal.site.parts.jobs(portal.site)
        #expect(jobs.count > 8)
        #expect(Set(jobs.map(\.kind.name)).count == jobs.count)
        #expect(Set(jobs.map(\.title.english)).count == jobs.count)
    }

    @Test("what parts name for all of them is named once: letters, topics, actions, listeners, places in the menu")
    func names() throws {
        let portal = try TestPortal()
        let parts = portal.site.parts
        let places = parts.menu.places(of: try .everything, at: "/").groups.flatMap(\.places).map(\.path)
        for names in [
            parts.letters.map { $0.name }, parts.topics.map(\.name), parts.actions.map(\.code),
            parts.fields.map(\.code), parts.listeners(portal.site).map(\.name), places,
        ] {
            #expect(!names.isEmpty)
            #expect(names.filter { name in names.count { $0 == name } > 1 } == [])
        }
    }

    @Test("outside the list of parts, the demo and the commands, no file of App knows a part besides the first two")
    func list() throws {
        let known = ["Identity", "Programme"]
        let above = try Disk.names(in: "\(Repository.root)/Sources/Parts").filter { !known.contains($0) }
        #expect(above.count >= 4)
        for file in try Disk.names(in: Self.app) where file.hasSuffix(".swift") && file != "PartList.swift" {
            let source = try TextFile.read("\(Self.app)/\(file)")
            for part in above { #expect(!source.contains("import \(part)\n"), "\(file) knows \(part)") }
        }
    }

    @Test("the tables of routes are made of paths, which name what stands in them and are written in their own files")
    func paths() throws {
        let routes = SiteRoute.routes(try parts().routes, of: nil)
        #expect(routes.count > 150)
        #expect(routes.filter { $0.path.contains(":missing") }.map(\.name) == [])
        for (file, source) in try Self.sources("Sources/Parts") where !file.contains("Path") {
            for row in [".get(\"/", ".post(\"/", ".get(\n            \"/", ".post(\n            \"/"] {
                #expect(!source.contains(row), "\(file)")
            }
        }
    }

    @Test("a path that a template writes itself is in the table of routes")
    func literalPaths() throws {
        let routes = SiteRoute.routes(try parts().routes, of: nil)
        let pages = Set(routes.filter { $0.method == .get }.map(\.path))
        let forms = pages.union(routes.filter { $0.method == .post }.map(\.path))
        let written = /(?<name>href|action)="(?<path>\/[a-z][^"?#{]*)["?#]/
        var count = 0
        for (file, source) in try Self.sources("Templates", ending: ".html") where !file.contains("/styleguide/") {
            for match in source.matches(of: written) {
                let known = match.output.name == "href" ? pages : forms
                #expect(known.contains(String(match.output.path)), "\(file): \(match.output.0)")
                count += 1
            }
        }
        #expect(count > 40)
    }

    private static func sources(_ folder: String, ending: String = ".swift") throws -> [(String, String)] {
        try Disk.names(in: "\(Repository.root)/\(folder)").flatMap { name -> [(String, String)] in
            let path = "\(folder)/\(name)"
            if name.hasSuffix(ending) { return [(path, try TextFile.read("\(Repository.root)/\(path)"))] }
            return name.contains(".") ? [] : try sources(path, ending: ending)
        }
    }

    @Test("backups that are turned off are not made by themselves, and are still there to be asked for")
    func backups() throws {
        let portal = try TestPortal()
        let data = try DataFolder(TemporaryFolder().path)
        let maintenance = Maintenance(
            data, try FileStore(data), backups: BackupFolder(data.backups), keeping: 2, program: "1")
        for timing in [nil, Cron("15 3 * * *")] {
            let jobs = Operations(maintenance, backupAt: timing, folder: "", outbox: nil).jobs(portal.site)
            let backup = try #require(jobs.first { $0.kind.name == Maintenance.Kind.backup })
            #expect((backup.timing == nil) == (timing == nil))
        }
    }
}

extension User {
    fileprivate static var everything: User {
        get throws {
            User(
                id: .make(), name: "All", email: try EmailAddress("all@example.com"), roles: Set(Role.allCases),
                firm: nil, language: .english, zone: .utc)
        }
    }
}
