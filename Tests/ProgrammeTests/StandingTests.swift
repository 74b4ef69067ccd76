import Base
import Database
import Identity
import Jobs
import Templates
import TestKit
import Testing
import Web

@testable import Programme

@Suite struct StandingTests {
    let world: ProgrammeWorld

    init() throws {
        world = try ProgrammeWorld()
    }

    @Test("a firm that nobody has placed stands at the foot since it was opened")
    func foot() throws {
        let id = ID<Firm>.make()
        try world.database.write { try Firms.open(id, name: "New", in: $0) }
        let standing = try world.standing(id)
        #expect(standing.tier == "starter")
        #expect(standing.joined.milliseconds == id.number.milliseconds)
    }

    @Test("an event that can change a metric lets a firm climb at once, and all of it is written down")
    func event() throws {
        let firm = try world.firm()
        let programme = world.programme()
        let dispatcher = EventDispatcher([programme.listener], world.database, now: { world.now })
        try dispatcher.settle()
        world.bringActive(firm)
        let lead = ID<Job>.make()
        try world.database.write { writer in
            try writer.record("lead.created", of: lead, data: "{\"firm\":\"\(firm)\"}", at: world.now)
        }
        // Time in tier is measured by the programme itself, and has passed.
        try dispatcher.settle()
        let standing = try world.standing(firm)
        #expect(standing.tier == "active")
        #expect(standing.since == world.now)
        #expect(standing.percents["performer"] == 28)
        let timeline = try world.database.read { try StandingStore.advancements(of: firm, $0) }
        #expect(timeline.map(\.reason) == [.reached, .joined])
        #expect(timeline.map(\.tierName) == ["Active", "Starter"])
        #expect(timeline.map(\.rules) == [0, 0])
        #expect(try world.kinds(of: firm) == ["tier.reached", "tier.placed"])
        #expect(try world.audited() == ["tier.placed", "tier.reached"])
    }

    @Test("the night judges all firms, and asks each metric once for all of them")
    func night() throws {
        let firms = try (1...40).map { try world.firm("Firm \($0)") }
        firms.prefix(10).forEach { world.bringActive($0) }
        let programme = world.programme()
        try world.evaluateAll(programme, on: "2026-05-16")
        #expect(try firms.map { try world.standing($0).tier }.filter { $0 == "active" }.count == 10)
        let asked = world.asked.withLock { $0 }
        // Leads by the month are asked for the month before, too.
        #expect(asked.all == 4)
        #expect(asked.one == 0)
        let jobs = try world.database.read { try JobStore.all(in: .done, $0) }
        #expect(jobs.first.map { $0.progress.done } == 40)
        // A second night changes nothing.
        try world.evaluateAll(programme, on: "2026-05-16")
        #expect(try world.audited().filter { $0 == "tier.reached" }.count == 10)
    }

    @Test("a firm that is closed is left alone")
    func closed() throws {
        let firm = try world.firm()
        world.bringActive(firm)
        try world.database.write { try Firms.close(firm, in: $0) }
        try world.evaluateAll(world.programme(), on: "2026-05-16")
        #expect(try world.standing(firm).tier == "starter")
    }

    @Test("at risk on the first of a month, a tier down when the grace is over")
    func losing() throws {
        let firm = try world.firm()
        world.bringActive(firm)
        let programme = world.programme()
        try world.evaluateAll(programme, on: "2026-05-16")
        try world.evaluateAll(programme, on: "2026-06-01")
        #expect(try world.standing(firm).risk == nil)
        // There were no leads in June: two thirds are left.
        try world.evaluateAll(programme, on: "2026-07-01")
        #expect(try world.standing(firm).risk == Standing.Risk(since: date("2026-07-01"), until: date("2026-07-31")))
        try world.evaluateAll(programme, on: "2026-07-30")
        #expect(try world.standing(firm).tier == "active")
        try world.evaluateAll(programme, on: "2026-07-31")
        let standing = try world.standing(firm)
        #expect(standing.tier == "starter")
        #expect(standing.risk == nil)
        #expect(try world.kinds(of: firm).prefix(3) == ["tier.lost", "tier.at_risk", "tier.reached"])
    }

    @Test("who is pinned stays; the reason is written down")
    func pin() throws {
        let firm = try world.firm()
        try world.database.write { writer in
            try Standings.place(firm, in: "elite", why: "Agreed", by: .anna, at: world.now, writer)
            try Standings.pin(firm, because: "A partner from the start", by: .anna, at: world.now, writer)
        }
        let programme = world.programme()
        for day in ["2026-06-01", "2026-07-01", "2026-08-01"] { try world.evaluateAll(programme, on: day) }
        #expect(try world.standing(firm).tier == "elite")
        try world.database.write { try Standings.unpin(firm, because: "Over", by: .anna, at: world.now, $0) }
        for day in ["2026-09-01", "2026-10-01"] { try world.evaluateAll(programme, on: day) }
        #expect(try world.standing(firm).tier == "performer")
        #expect(
            try world.audited() == [
                "tier.placed", "tier.placed", "tier.pinned", "tier.unpinned", "tier.at_risk", "tier.lost",
            ])
    }

    @Test("a tier that the programme does not have is refused")
    func unknown() throws {
        let firm = try world.firm()
        #expect(throws: StandingError.noTier("gold")) {
            try world.database.write { try Standings.place(firm, in: "gold", by: .anna, at: world.now, $0) }
        }
    }

    private static func feature(from tier: Feature.StandardTier) -> Feature {
        Feature("some", Text("Some feature"), from: tier)
    }

    @Test("what nobody has changed opens at its default tier, or at the next one below that is left")
    func standardGates() throws {
        let rules = RuleSet.standard
        #expect(rules.opening(of: Self.feature(from: .performer))?.code == "performer")
        #expect(rules.withoutTier("performer").opening(of: Self.feature(from: .performer))?.code == "active")
        #expect(rules.withoutTier("starter").opening(of: Self.feature(from: .starter))?.code == "active")
        var changed = rules
        changed.gates = ["some": "elite"]
        #expect(changed.opening(of: Self.feature(from: .starter))?.code == "elite")
    }

    @Test("a gate says what opens it, and how far away that is")
    func gates() throws {
        let firm = try world.firm()
        world.add(.leadsSubmitted, 3, to: firm, on: "2026-05-10")
        try world.evaluateAll(world.programme(), on: "2026-05-15")
        try world.database.read { reader in
            let (open, second) = (Self.feature(from: .starter), Self.feature(from: .active))
            #expect(try Gates.allows(open, firm, reader))
            #expect(try Gates.lock(open, firm, reader) == nil)
            #expect(try !Gates.allows(second, firm, reader))
            let lock = try #require(try Gates.lock(second, firm, reader))
            #expect(lock.tier == "Active" && lock.rank == 2 && lock.percent == 50)
            #expect(lock.note.english == "50% of the way to Active")
            #expect(try Gates.lock(Self.feature(from: .elite), firm, reader)?.tier == "Elite")
        }
    }

    @Test("time until the next tier, on average")
    func meanDays() throws {
        let firm = try world.firm()
        world.bringActive(firm)
        try world.evaluateAll(world.programme(), on: "2026-05-16")
        #expect(try world.database.read { try StandingStore.meanDays($0) } == ["starter": 126])
        #expect(try world.database.read { try StandingStore.counts($0) } == ["active": 1])
    }
}
