import Base
import Database
import Partners
import Templates
import TestKit
import Testing
import Web

@testable import Leads

@Suite struct LeadFiguresTests {
    private let world: LeadWorld

    init() throws {
        world = try LeadWorld()
    }

    private func won(from first: Int = 1, to last: Int = 28, as user: User? = nil) throws -> [LeadFigures.Day] {
        let day = { CivilDate(year: 2026, month: 2, day: $0) }
        return try world.database.read { reader in
            try LeadFigures.won(
                of: world.weber, from: day(first), to: day(last), seenBy: world.visibleScope(user ?? world.anna),
                in: reader)
        }
    }

    private func months() throws -> [PartnerMonths.Figures] {
        try world.database.read { reader in
            try PartnerMonths.ofAll(
                from: CivilDate(year: 2026, month: 1, day: 1), to: CivilDate(year: 2026, month: 12, day: 1), in: reader)
        }.map(\.figures)
    }

    private func win(_ company: String, _ minor: Int64, on day: Int, owner: User? = nil) throws -> Lead {
        let lead = try world.lead(company, owner: owner)
        return try world.move(
            lead, to: "won", value: Money(minor: minor, .eur), day: CivilDate(year: 2026, month: 2, day: day))
    }

    @Test("wins stand by their days, both edges of the time among them")
    func days() throws {
        _ = try win("A", 100, on: 2)
        _ = try win("B", 50, on: 2)
        _ = try win("C", 30, on: 4)
        let day = { CivilDate(year: 2026, month: 2, day: $0) }
        #expect(try won() == [.init(day(2), count: 2, minor: 150), .init(day(4), count: 1, minor: 30)])
        #expect(try won(from: 3, to: 4).map(\.minor) == [30])
        #expect(try won(from: 2, to: 2).map(\.minor) == [150])
        #expect(try won(from: 5).isEmpty)
    }

    @Test("a win in a currency without a rate is counted, and its amount is not")
    func unrated() throws {
        let lead = try world.lead()
        try world.move(lead, to: "won", value: Money(minor: 900, .usd), day: world.today)
        #expect(try won().map { [$0.count, Int($0.minor), $0.unrated] } == [[1, 0, 1]])
    }

    @Test("a member finds in the figures what the board shows them, and no other firm's leads are in")
    func visibleScope() throws {
        _ = try win("Annas", 100, on: 2, owner: world.anna)
        _ = try win("Bens", 40, on: 2, owner: world.ben)
        _ = try win("Nobodys", 2, on: 2)
        let other = try world.lead("Other", by: world.peter)
        try world.move(other, to: "won", by: world.peter, value: Money(minor: 9_000, .eur), day: world.today)
        #expect(try won().map(\.minor) == [142])
        #expect(try won(as: world.ben).map(\.minor) == [42])
        let stock = try world.database.read {
            try LeadFigures.stock(of: world.weber, seenBy: world.visibleScope(world.ben), in: $0)
        }
        #expect(stock.won == 2)
    }

    @Test("months follow a lead through its wins, its reopening, the archive and another firm")
    func follow() throws {
        let lead = try win("A", 100, on: 2)
        #expect(try months().first == .init(leads: 1, won: 1, revenue: 100))
        try world.archive(lead)
        #expect(try months().first == .init())
        try world.archive(lead, false)
        let open = try #require(try world.find(lead))
        try world.move(open, to: "proposal", note: "Not yet after all")
        #expect(try months().first == .init(leads: 1))
        try world.database.write { writer in
            try LeadStore.transfer(lead.id, to: world.lang, by: world.by(world.clara), in: writer)
        }
        #expect(try months().first == .init(leads: 1))
    }

    @Test("what was entered is told by source and stage, with the time that answers took")
    func entered() throws {
        let first = try world.lead("A")
        try world.lead("B")
        try world.lead("C", source: .shared)
        try world.move(first, to: "qualified", after: .seconds(3_600))
        let rows = try world.database.read {
            try LeadFigures.entered(of: world.weber, since: world.now, seenBy: world.visibleScope(world.anna), in: $0)
        }
        let told = rows.map { "\($0.source) \($0.stage.code) \($0.count) \($0.answered) \($0.waited.milliseconds)" }
        #expect(told.sorted() == ["manual new 1 0 0", "manual qualified 1 1 3600000", "shared new 1 0 0"])
        #expect(LeadStages.standard.qualified.map(\.code) == ["qualified", "proposal", "won"])
    }

    @Test("open leads hold what their probabilities say, each currency by itself")
    func hopes() throws {
        for (company, minor, probability) in [("A", 1_000, 50), ("B", 200, 25), ("C", 400, nil)]
            as [(String, Int64, Int?)]
        {
            let lead = try world.lead(company, value: minor)
            try world.update(lead) { $0.probability = probability }
        }
        let dollars = try world.lead("D")
        try world.update(dollars) { $0.value = Money(minor: 70, .usd) }
        let hopes = try world.database.read {
            try LeadFigures.hopes(of: world.weber, seenBy: world.visibleScope(world.anna), in: $0)
        }
        var euros = LeadFigures.Hope(.eur)
        (euros.count, euros.expected, euros.blindCount, euros.blind) = (2, 550, 1, 400)
        var others = LeadFigures.Hope(.usd)
        (others.blindCount, others.blind) = (1, 70)
        #expect(hopes == [euros, others])
    }

    @Test("what waits for its first answer, and what is too long where it is, comes by its deadline")
    func urgency() throws {
        let old = try world.lead("Old")
        try world.lead("Waiting", after: .seconds(3_600))
        let answered = try world.lead("Answered", after: .seconds(3_600))
        try world.database.write { writer in
            _ = try LeadStore.log(
                .call, .reached, note: "", on: answered.id, seenBy: world.visibleScope(world.anna),
                by: world.by(world.anna),
                in: writer)
        }
        try world.move(old, to: "contacted")
        let find = { (days: Int) in
            try world.database.read { reader in
                try LeadUrgency.leads(
                    of: world.weber, seenBy: world.visibleScope(world.anna), at: world.now + .seconds(days * 86_400),
                    limit: 5,
                    in: reader)
            }.map(\.title)
        }
        #expect(try find(1) == ["Waiting"])
        #expect(try find(3) == ["Waiting", "Answered"])
        #expect(try find(8) == ["Waiting", "Answered", "Old"])
    }

    @Test("what was worked on last stands first, in words")
    func latest() throws {
        try world.lead("First")
        let second = try world.lead("Second", after: .seconds(60))
        try world.move(second, to: "contacted", after: .seconds(120))
        let notes = try world.database.read { reader in
            try LeadActivityNote.latest(
                of: world.weber, seenBy: world.visibleScope(world.anna), limit: 5, \.english, in: reader)
        }
        #expect(notes.map(\.title) == ["Second", "First"])
        #expect(notes.first?.what.english == "Anna Weber moved the lead from New to Contacted")
    }
}
