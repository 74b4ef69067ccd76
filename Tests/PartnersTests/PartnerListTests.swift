import Base
import Database
import HTTP
import Programme
import Templates
import TestKit
import Testing
import Web

@testable import Partners

@Suite struct PartnerListTests {
    private func list(_ tags: [String] = ["vip"]) -> ListDefinition<PartnerRow> {
        PartnerList.definition(
            seenBy: .everything, at: noon + PartnerList.stuckAfter, .standard, currency: .eur, tags: tags, managers: [],
            in: .english)
    }

    private func names(_ query: String, in database: TestDatabase) throws -> [String] {
        let state = ListState(try FormFields(urlEncoded: Bytes(query.utf8).span), for: list())
        return try database.database.read {
            try ListQuery(list(), state, scope: [""]).slice(in: $0).items.map(\.name)
        }
    }

    @Test(
        "firms are found by name, e-mail and domain, and by what they are",
        arguments: [
            ("q=WEBER", ["Weber"]), ("q=info@lang", ["Lang"]), ("q=lang.example", ["Lang"]), ("q=%25", []),
            ("q=slow%20ozdemir", ["Slow Özdemir"]), ("q=ÖZDEMIR", ["Slow Özdemir"]),
            ("tag=vip", ["Lang"]), ("tag=none", ["Lang", "Old", "Slow Özdemir", "Weber"]), ("state=archived", ["Old"]),
            ("full=1", ["Weber"]), ("stuck=1", ["Slow Özdemir"]),
            ("type=channel", ["Lang", "Old", "Slow Özdemir", "Weber"]),
            ("type=broker", []),
        ])
    func filters(query: String, expected: [String]) throws {
        let database = try TestDatabase(migrated: .init())
        var weber = try partner("Weber", website: "https://www.weber.example")
        weber.terms.capacity = 0
        try database.add(weber)
        try database.add(partner("Lang", email: "info@lang.example", tags: ["vip"]))
        try database.add(partner("Old", state: .archived))
        try database.add(partner("Slow Özdemir", state: .onboarding, at: noon - .seconds(1)))
        #expect(try names(query, in: database) == expected)
    }

    @Test("every order follows an index, both ways, on the first page and on those behind it")
    func indexes() throws {
        let database = try TestDatabase(migrated: .init())
        for column in list().columns where column.order != nil {
            for query in ["sort=\(column.name)", "sort=-\(column.name)", "sort=-\(column.name)&after=n1~x"] {
                let state = ListState(try FormFields(urlEncoded: Bytes(query.utf8).span), for: list())
                let (sql, values) = ListQuery(list(), state, scope: [""]).statement()
                let plan = try database.database.read { reader in
                    try reader.all("EXPLAIN QUERY PLAN " + sql, values) { row in
                        row.skip(3)
                        return try row.text()
                    }
                }
                #expect(!plan.isEmpty && plan.allSatisfy { !$0.contains("TEMP B-TREE") }, "\(query): \(plan)")
            }
        }
    }
}
