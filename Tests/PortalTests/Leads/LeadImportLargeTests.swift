import Base
import Database
import HTTP
import Jobs
import Sheets
import TestKit
import Testing

@testable import Leads
@testable import Web

/// A file of the largest size, with rows that cannot be read.
@Suite struct LeadImportLargeTests {
    private static let rows = 10_000
    private static let bad = 300

    let leads: LeadPortal
    let anna: Browser
    let imports: Imports

    init() throws {
        leads = try LeadPortal()
        anna = try leads.portal.browser(as: leads.anna.id)
        imports = Imports(browser: anna, database: leads.database, path: LeadPath.imports)
    }

    /// Every 33rd row is a bad one, until there are as many as wanted: without a name, without a way to reach them, with
    /// an address that is none.
    private static func file() -> String {
        var lines = ["company,name,email,phone,value"]
        var left = bad
        for number in 1...rows {
            guard number % 33 == 0, left > 0 else {
                lines.append("Kunde \(number) GmbH,Person \(number),p\(number)@kunde\(number).example,,\(number)")
                continue
            }
            left -= 1
            switch left % 3 {
            case 0: lines.append(",,p\(number)@kunde\(number).example,,")
            case 1: lines.append("Kunde \(number) GmbH,,,,")
            default: lines.append("Kunde \(number) GmbH,,p\(number) at kunde,,")
            }
        }
        return lines.joined(separator: "\n")
    }

    private func leadCount() throws -> Int {
        try leads.database.read { try $0.value("SELECT count(*) FROM leads", as: Int.self) } ?? 0
    }

    /// A process that does jobs until something is the case, and is then stopped in the middle of them.
    private func work(until isFar: () throws -> Bool) throws {
        let runner = JobRunner(Leads().jobs(leads.portal.site), of: leads.portal.site)
        try runner.start(threads: 1)
        // Each wait is ten seconds at most; a busy machine takes more.
        #expect(try (1...30).contains { _ in try waitUntil(isFar) })
        runner.stop()
    }

    @Test(
        "10,000 rows of which 300 are bad: progress is seen, a stop loses and doubles nothing, and a second run adds none"
    )
    func whole() throws {
        let id = try imports.send(Self.file())
        _ = try anna.press("Check rows", on: anna.visit("/leads/import/\(id)"))
        try work { try imports.counts(id).values.reduce(0, +) >= Self.rows / 2 }
        let looking = try anna.visit("/leads/import/\(id)")
        #expect(looking.html.first("progress") != nil)
        try leads.settle()
        #expect(try imports.counts(id) == [.new: Self.rows - Self.bad, .bad: Self.bad])

        _ = try anna.press("Import 9,700 rows", on: anna.visit("/leads/import/\(id)"))
        try work { try leadCount() >= Self.rows / 2 }
        let half = try leadCount()
        #expect(half < Self.rows - Self.bad, "it was stopped in the middle")
        #expect(try anna.visit("/leads/import/\(id)").html.first("progress") != nil)
        try leads.settle()
        #expect(try imports.counts(id) == [.added: Self.rows - Self.bad, .bad: Self.bad])
        #expect(try leadCount() == Self.rows - Self.bad)

        let problems = try Sheet(Bytes(try anna.get("/leads/import/\(id)/problems.csv").response.text.utf8))
        #expect(problems.rows.count == Self.bad)
        let column = try #require(problems.columns.firstIndex(of: "Problem"))
        #expect(problems.rows.allSatisfy { !$0[column].isEmpty })

        let again = try imports.send(Self.file())
        _ = try anna.press("Check rows", on: anna.visit("/leads/import/\(again)"))
        try leads.settle()
        #expect(try imports.counts(again) == [.known: Self.rows - Self.bad, .bad: Self.bad])
        #expect(try leadCount() == Self.rows - Self.bad)
    }
}
