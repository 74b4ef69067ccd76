import Base
import Database
import HTTP
import Programme
import Templates
import TestKit
import Testing

@testable import Identity
@testable import Leads
@testable import Operations
@testable import Partners
@testable import Web

/// Lists whose rows grow with the programme, gone through by their definitions: no page of one sorts what it reads.
@Suite struct ListPlanTests {
    let database: TestDatabase

    init() throws {
        database = try TestDatabase(migrated: .init())
    }

    private func plan<Item>(_ list: ListDefinition<Item>, _ query: String, _ scope: [String]) throws -> [String] {
        let state = ListState(try FormFields(urlEncoded: Bytes(query.utf8).span), for: list)
        let (sql, values) = ListQuery(list, state, scope: scope).statement()
        return try database.database.read { reader in
            try reader.all("EXPLAIN QUERY PLAN " + sql, values) { row in
                row.skip(3)
                return try row.text()
            }
        }
    }

    private func expectNoSorting<Item>(
        _ list: ListDefinition<Item>, scope: [String] = [], but spared: Set<String> = []
    ) throws {
        for column in list.columns where column.order != nil && !spared.contains(column.name) {
            for sort in ["sort=\(column.name)", "sort=-\(column.name)"] {
                for query in [sort, sort + "&after=n1~x", sort + "&before=n1~x"] {
                    let plan = try plan(list, query, scope)
                    #expect(
                        !plan.isEmpty && plan.allSatisfy { !$0.contains("TEMP B-TREE FOR ORDER BY") },
                        "\(list.name) \(query): \(plan)")
                }
            }
        }
    }

    private var leads: ListDefinition<LeadAdminRow> {
        get throws {
            let stages = try database.database.read { try LeadStore.stages(in: $0) }
            return LeadAdminList.definition(stages, [:], .utc, among: nil)
        }
    }

    @Test("every order of every list of staff follows an index, both ways, on the first page and on others")
    func orders() throws {
        try expectNoSorting(leads)
        try expectNoSorting(AuditListStore.all(AuditWords(Parts()), zone: .utc))
        try expectNoSorting(AuditListStore.ofFirm(AuditWords(Parts()), zone: .utc), scope: ["partner_1"])
        try expectNoSorting(
            PartnerList.definition(
                seenBy: .everything, at: .now, .standard, currency: .eur, tags: [], managers: [], in: .english),
            scope: [""])
        // The firm's name and state stand in another table. There are a few people of each firm: sorting those of 10,000
        // firms takes 20 ms, on a thread of its own.
        try expectNoSorting(UserListStore.list, but: ["firm", "state"])
        try expectNoSorting(MailList.definition([]))
        try expectNoSorting(JobList.definition([]))
    }

    @Test(
        "the few leads that wait for staff or were rejected are read from indexes of their own, in any order",
        arguments: ["created", "-created", "lead", "-value"])
    func reviews(sort: String) throws {
        let waiting = try plan(leads, "review=waiting&sort=\(sort)", [])
        #expect(waiting.contains { $0.contains("leads_by_review") })
        let rejected = try plan(leads, "review=rejected&sort=\(sort)", [])
        #expect(rejected.contains { $0.contains("leads_by_rejection") })
    }
}
