import Base
import Database
import Identity
import Leads
import Programme
import TestKit
import Testing
import Web

@testable import App
@testable import Web

/// A made-up programme is as a real one would be.
@Suite struct DemoTests {
    /// A Friday noon, on which all of them end.
    static let now = Timestamp(milliseconds: 1_795_176_000_000)

    /// All firms, with a part of their leads.
    static func make(leads: Int = 30, moreFirms: Int = 0, moreLeads: Int = 0, seed: UInt64 = 1) throws -> TestDatabase {
        let test = try TestDatabase(migrated: Database.Settings())
        let scale = Demo.Scale(leads: leads, moreFirms: moreFirms, moreLeads: moreLeads)
        try Demo(
            scale: scale, now: now, parts: PartList.listed(Configuration(arguments: [])), seed: seed
        ).make(in: test.database, password: "hash")
        return test
    }

    private static let contents: [SQL] = [
        "SELECT * FROM partners ORDER BY id", "SELECT * FROM users ORDER BY id", "SELECT * FROM leads ORDER BY id",
        "SELECT * FROM lead_details ORDER BY lead_id", "SELECT * FROM lead_activities ORDER BY id",
        "SELECT * FROM lead_tasks ORDER BY id", "SELECT * FROM lead_keys ORDER BY key, lead_id",
        "SELECT * FROM standings ORDER BY firm_id", "SELECT * FROM advancements ORDER BY number",
        "SELECT * FROM partner_applications ORDER BY id", "SELECT * FROM badge_awards ORDER BY firm_id, badge_id",
        "SELECT * FROM audit_entries ORDER BY number", "SELECT * FROM events ORDER BY number",
    ]

    private static func dump(_ test: TestDatabase) throws -> [String] {
        try test.database.read { reader in
            try contents.flatMap { sql in
                try reader.all(sql) { row in
                    var cells: [String] = []
                    while !row.isAtEnd { cells.append("\(try row.stored())") }
                    return cells.joined(separator: "|")
                }
            }
        }
    }

    @Test("the same seed makes the same programme, another seed another one")
    func seeds() throws {
        let first = try Self.dump(Self.make())
        #expect(first.count > 2_000)
        #expect(try first == Self.dump(Self.make()))
        #expect(try first != Self.dump(Self.make(seed: 2)))
    }

    @Test("totals of firms are the sums of their leads, also of those that are just there")
    func totals() throws {
        let test = try Self.make(moreFirms: 5, moreLeads: 200)
        let wrong: SQL = """
            SELECT p.name FROM partners p WHERE p.leads <> (SELECT count(*) FROM leads l WHERE l.firm_id = p.id)
                OR p.won <> (SELECT count(*) FROM leads l WHERE l.firm_id = p.id AND l.won_minor IS NOT NULL)
                OR p.accepted <> (SELECT count(*) FROM leads l WHERE l.firm_id = p.id AND l.review = 'accepted')
                OR p.revenue <> (SELECT COALESCE(SUM(l.won_minor), 0) FROM leads l WHERE l.firm_id = p.id)
                OR p.load <> (
                    SELECT count(*) FROM leads l JOIN lead_stages s ON s.code = l.stage
                    WHERE l.firm_id = p.id AND s.kind = 'open' AND l.review = 'accepted')
                OR p.leads <> (SELECT COALESCE(SUM(s.leads), 0) FROM lead_sums s WHERE s.firm_id = p.id)
                OR p.tier <> COALESCE((SELECT s.tier FROM standings s WHERE s.firm_id = p.id), '')
            """
        let names = try test.database.read { try $0.all(wrong) { try $0.text() } }
        #expect(names == [])
        #expect(try Self.count("SELECT count(*) FROM leads", in: test) > 300)
        #expect(try Self.count("SELECT count(*) FROM partners WHERE leads > 0", in: test) > 30)
    }

    private static func count(_ sql: SQL, in test: TestDatabase) throws -> Int {
        try test.database.read { try $0.value(sql) } ?? 0
    }

    @Test("firms stand in every state, applications in every state, leads in every stage")
    func variety() throws {
        let test = try Self.make()
        #expect(try Self.count("SELECT count(DISTINCT state) FROM partners", in: test) == 7)
        #expect(try Self.count("SELECT count(DISTINCT state) FROM partner_applications", in: test) == 5)
        #expect(try Self.count("SELECT count(DISTINCT stage) FROM leads", in: test) == 6)
        #expect(try Self.count("SELECT count(DISTINCT firm_id) FROM partner_steps", in: test) > 30)
        #expect(try Self.count("SELECT count(*) FROM challenges", in: test) == 4)
    }

    @Test("with all of their leads, firms stand in every tier, and those who sign in where they are said to")
    func tiers() throws {
        let test = try Self.make(leads: 100)
        #expect(try Self.count("SELECT count(DISTINCT tier) FROM standings", in: test) == 4)
        #expect(try Self.count("SELECT count(*) FROM leads WHERE review = 'waiting'", in: test) > 0)
        #expect(try Self.count("SELECT count(*) FROM standings WHERE risk_until IS NOT NULL", in: test) > 0)
        for (box, tier) in [("owner", "performer"), ("starter", "starter"), ("elite", "elite")] {
            let found = try test.database.read { reader in
                let account = try UserStore.account(EmailAddress("\(box)@portico.example"), in: reader)
                return try account?.user.firm.map { try Standing.of($0.id, reader).tier }
            }
            #expect(found == tier, "\(box)")
        }
        #expect(try test.database.read { try AuditLog.firstBreak(in: $0) } == nil)
    }

    @Test("leads that are just there are found, and keep others off")
    func bulk() throws {
        let test = try Self.make(leads: 0, moreFirms: 2, moreLeads: 60)
        let lead = try #require(
            try test.database.read { reader in
                try reader.first(
                    "SELECT lead_id, email FROM lead_details JOIN leads ON id = lead_id WHERE stage <> 'lost' LIMIT 1"
                ) {
                    (try $0.next(ID<Lead>.self), try $0.text())
                }
            })
        let (found, verdict) = try test.database.read { reader in
            (
                try LeadSearch.find(lead.1, seenBy: .everything, in: reader).map(\.key),
                try LeadOverlap.check(
                    Lead.Contact(name: "X", email: try EmailAddress(lead.1)), for: ID<Firm>.make(), in: reader)
            )
        }
        #expect(found == [lead.0.text])
        #expect(verdict == .protected)
    }
}
