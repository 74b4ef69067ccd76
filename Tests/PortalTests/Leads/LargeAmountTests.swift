import Base
import HTTP
import Leads
import TestKit
import Testing
import Web

@testable import Database

/// Amounts at and beyond the end of what is taken.
@Suite struct LargeAmountTests {
    private let world: BoardWorld
    private let anna: Browser

    init() throws {
        world = try BoardWorld()
        anna = try world.browser(world.anna)
    }

    private func expectWell(_ paths: String...) throws {
        for path in paths {
            #expect(try anna.visit(path).status == .ok, "\(path)")
        }
        let admin = try world.portal.browser(as: world.portal.user("Ada Admin", .admin))
        #expect(try admin.visit("/admin").status == .ok)
    }

    @Test("an amount beyond the limit is refused with the limit, in forms and filters")
    func refused() throws {
        let form = try anna.visit("/leads/new")
        let again = try anna.press(
            "Add lead", on: form,
            ["company": "Bergmann", "phone": "+49 89 123456", "value": "92233720368547758.07"])
        #expect(again.status == .unprocessableContent)
        #expect(again.problem("value") == "Please enter at most €100,000,000,000.")
        #expect(try anna.visit("/leads?min=92233720368547758.07").status == .ok)
        let goal = try anna.visit("/partner-dashboard/settings")
        #expect(goal.status == .ok)
    }

    @Test("many leads at the limit add up on every page, won or open")
    func manyAtTheLimit() throws {
        for number in 1...3 {
            try world.lead("Open \(number)", value: TypedNumber.limit)
            try world.lead("Won \(number)", stage: "won", value: TypedNumber.limit)
        }
        try world.database.write { _ = try $0.run("UPDATE leads SET probability = 100") }
        try expectWell("/leads", "/leads/list", "/partner-dashboard", "/partner-dashboard?measure=money")
    }

    @Test("sums that were kept as inexact numbers are made anew, of amounts that are cut to the limit")
    func repair() throws {
        let open = try world.lead("Open", value: 100)
        let won = try world.lead("Won", stage: "won", value: 500)
        let other = try world.lead("Lang", stage: "won", of: world.lang, value: 700)
        let sums: SQL = """
            SELECT firm_id, stage, CAST(minor AS TEXT), '' FROM lead_sums WHERE leads <> 0
            UNION ALL SELECT firm_id, month, CAST(revenue AS TEXT), CAST(season AS TEXT) FROM partner_months
            UNION ALL SELECT id, name, CAST(revenue AS TEXT), '' FROM partners
            UNION ALL SELECT month, '', CAST(revenue AS TEXT), '' FROM programme_months ORDER BY 1, 2, 3, 4
            """
        func figures() throws -> [[String]] {
            try world.database.read { reader in
                try reader.all(sums) { row in [try row.text(), try row.text(), try row.text(), try row.text()] }
            }
        }
        let before = try figures()
        try world.database.write { writer in
            for lead in [open, won] {
                _ = try writer.run("UPDATE leads SET value_minor = $2 WHERE id = $1", [lead.id, Int64.max])
            }
            for sql: SQL in [
                "UPDATE leads SET won_minor = value_minor, won_base = value_minor WHERE won_minor = 500",
                "UPDATE lead_sums SET minor = 18446744073709551614.0", "UPDATE partners SET revenue = 2e19",
                "UPDATE partner_months SET revenue = 2e19, season = 2e19", "UPDATE programme_months SET revenue = 2e19",
            ] { _ = try writer.run(sql) }
        }
        try migrate()
        let limit = TypedNumber.limit
        let value: Int64? = try world.database.read { try $0.value("SELECT MAX(won_base) FROM leads") }
        #expect(value == limit)
        let expected = before.map { row in
            row.map { $0 == "100" || $0 == "500" ? "\(limit)" : $0 == "1200" ? "\(limit + 700)" : $0 }
        }
        let lines = { (rows: [[String]]) in Set(rows.map { $0.joined(separator: " ") }) }
        #expect(try lines(figures()) == lines(expected))
        #expect(try world.now(other.id)?.worth == other.worth)
        try expectWell("/leads", "/partner-dashboard")
    }

    /// Does the step of the schema once more.
    private func migrate() throws {
        let script = try TextFile.read("\(Repository.migrations)/0017_amount_limits.sql")
        let code = script.split(separator: "\n").filter { !$0.hasPrefix("--") }.joined(separator: "\n")
        try world.database.write { writer in
            for statement in code.split(separator: ";") { try writer.run(SQL(composed: statement.trimmed)) }
        }
    }
}
