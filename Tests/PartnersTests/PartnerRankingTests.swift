import Base
import Database
import Templates
import TestKit
import Testing
import Web

@testable import Partners

@Suite struct PartnerRankingTests {
    private let test: TestDatabase
    private let today = CivilDate(year: 2026, month: 2, day: 6)

    init() throws {
        test = try TestDatabase(migrated: .init())
    }

    @discardableResult
    private func firm(
        _ name: String, _ revenue: Int64, in day: CivilDate? = nil, state: PartnerState = .active,
        _ wishes: PartnerRanking.Wishes = .init()
    ) throws -> ID<Firm> {
        let made = try partner(name, email: "\(name.lowercased())@firm.example", state: state)
        try test.add(made)
        try test.database.write { writer in
            try PartnerMonths.add(.init(won: 1, revenue: revenue), to: made.id, in: day ?? today, writer)
            try PartnerRanking.wish(wishes, of: made.id, by: .program, at: noon, in: writer)
        }
        return made.id
    }

    private func rank(_ firm: ID<Firm>, on day: CivilDate? = nil) throws -> Int? {
        try test.database.read { try PartnerRanking.place(of: firm, on: day ?? today, in: $0)?.place.rank }
    }

    private func count() throws -> Int { try test.database.read { try PartnerRanking.count(in: $0) } }

    @Test("who has won the same has the same place, and the next one is as many further")
    func ties() throws {
        let firms = try [("A", 900), ("B", 700), ("C", 700), ("D", 100)].map { try firm($0.0, Int64($0.1)) }
        #expect(try firms.map { try rank($0) } == [1, 2, 2, 4])
        let first = try test.database.read { try PartnerRanking.first(on: today, in: $0) }
        #expect(first.map(\.rank) == [1, 2, 2, 4])
        #expect(first.map(\.revenue) == [900, 700, 700, 100])
    }

    @Test("who does not want to be ranked, or takes no part, has no place and takes none")
    func optOut() throws {
        let shy = try firm("Shy", 900, .init(isRanked: false, isNamed: true))
        let closed = try firm("Closed", 800, state: .suspended)
        let best = try firm("Best", 500)
        try firm("Nothing", 0)
        #expect(try rank(shy) == nil)
        #expect(try rank(closed) == nil)
        #expect(try rank(best) == 1)
        #expect(try count() == 2)
        let first = try test.database.read { try PartnerRanking.first(on: today, in: $0) }
        #expect(first.map(\.firm) == [best])
    }

    @Test("a firm that has won nothing has no place, and only those that agreed are named")
    func names() throws {
        let none = try firm("None", 0)
        try firm("Quiet", 400)
        try firm("Open", 300, .init(isNamed: true))
        #expect(try rank(none) == nil)
        let first = try test.database.read { try PartnerRanking.first(on: today, in: $0) }
        #expect(first.map(\.name) == [nil, "Open"])
    }

    @Test("a win counts in its month and the two that follow", arguments: [(0, 1), (1, 1), (2, 1), (3, nil)])
    func season(months: Int, expected: Int?) throws {
        let firm = try firm("A", 100)
        var day = today
        for _ in 0..<months { day = day.firstOfNextMonth }
        #expect(try rank(firm, on: day) == expected)
    }

    @Test("what is taken back is gone from the month, from those after it and from all together")
    func takenBack() throws {
        let firm = try firm("A", 100)
        try test.database.write { writer in
            try PartnerMonths.add(.init(leads: 2, won: -1, revenue: -100), to: firm, in: today, writer)
        }
        #expect(try rank(firm) == nil)
        #expect(try rank(firm, on: today.firstOfNextMonth) == nil)
        let months = try test.database.read { try PartnerMonths.ofAll(from: today.firstOfMonth, to: today, in: $0) }
        #expect(months.map(\.figures) == [PartnerMonths.Figures(leads: 2, won: 0, revenue: 0)])
    }

    @Test("a wish is kept in the audit log, once")
    func audited() throws {
        let firm = try firm("A", 100)
        let wish = { (writer: Writer) in
            try PartnerRanking.wish(.init(isRanked: true, isNamed: true), of: firm, by: .program, at: noon, in: writer)
        }
        let before = try test.database.read { try AuditLog.count(in: $0) }
        try test.database.write(wish)
        try test.database.write(wish)
        #expect(try test.database.read { try AuditLog.count(in: $0) } == before + 1)
    }

    @Test("uses are counted once for each firm, by tier and among those that are active")
    func uses() throws {
        let firms = [try firm("A", 1), try firm("B", 1), try firm("C", 1, state: .archived)]
        try test.database.write { writer in
            for firm in firms + firms {
                try PartnerStore.setTier("active", rank: 1, of: firm, in: writer)
                try PartnerUses.note(PartnerUse("some", Text("Some")), by: firm, at: noon, in: writer)
            }
        }
        let (uses, counts) = try test.database.read { (try PartnerUses.counts(in: $0), try PartnerCounts(in: $0)) }
        #expect(uses == ["some": ["active": 2]])
        #expect(counts.tiers == ["active": 2])
        #expect(counts.states == [.active: 2, .archived: 1])
    }
}
