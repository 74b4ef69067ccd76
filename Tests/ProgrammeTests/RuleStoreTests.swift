import Base
import Database
import Jobs
import TestKit
import Testing
import Web

@testable import Programme

@Suite struct RuleStoreTests {
    let world: ProgrammeWorld

    init() throws {
        world = try ProgrammeWorld()
    }

    private func publish(_ rules: RuleSet) throws -> Int64 {
        try world.database.write { try RuleStore.publish(rules, note: "Better", by: .anna, at: world.now, $0) }
    }

    @Test("until something is published the rules of the program hold")
    func standard() throws {
        let current = try world.database.read { try ProgrammeRules.current($0) }
        #expect(current == ProgrammeRules(version: 0, rules: .standard))
        #expect(RuleSet.standard.problems.isEmpty)
    }

    @Test("each version stays what it was, and promotions name theirs")
    func versions() throws {
        var rules = RuleSet.standard
        rules.tiers[1].name = "Aktiv"
        rules.tiers[1].rate = Rate(basisPoints: 2_300)
        #expect(try publish(rules) == 1)
        rules.requirements[0].thresholds["active"] = 2
        #expect(try publish(rules) == 2)
        try world.database.read { reader in
            #expect(try ProgrammeRules.current(reader).version == 2)
            #expect(try RuleStore.versions(reader).map(\.number) == [2, 1, 0])
            #expect(try RuleStore.rules(of: 0, reader) == .standard)
            #expect(try RuleStore.rules(of: 1, reader)?.requirements[0].thresholds["active"] == 3)
            let changes = try reader.all("SELECT changes FROM audit_entries ORDER BY number") { try $0.text() }
            #expect(changes[0].contains("Aktiv, 2300 bp"))
            #expect(changes[1].contains("leads_submitted.calendar_month.active"))
        }
        let firm = try world.firm()
        world.bringActive(firm)
        try world.evaluateAll(world.programme(), on: "2026-05-16")
        let newest = try world.database.read { try StandingStore.advancements(of: firm, $0) }.first
        #expect(newest?.rules == 2)
        #expect(newest?.tierName == "Aktiv")
    }

    @Test("two people who change the draft do not overwrite each other")
    func draft() throws {
        func change(_ edition: Int64) throws {
            try world.database.write {
                try RuleStore.setDraft(.standard, basedOn: edition, by: .anna, at: world.now, $0)
            }
        }
        try change(0)
        try change(1)
        #expect(throws: RuleError.changedMeanwhile) { try change(1) }
        #expect(throws: RuleError.changedMeanwhile) { try change(0) }
        #expect(try world.database.read { try RuleStore.draft($0) }?.changedBy == "Anna Admin")
        _ = try publish(.standard)
        #expect(try world.database.read { try RuleStore.draft($0) } == nil)
    }

    @Test("rules that cannot be are not published")
    func unsound() throws {
        var one = RuleSet.standard
        one.tiers = [one.tiers[0]]
        one.gates = [:]
        var twice = RuleSet.standard
        twice.tiers[1].name = "STARTER"
        var falling = RuleSet.standard
        falling.requirements[0].thresholds["elite"] = 4
        var nothing = RuleSet.standard
        nothing.requirements[0].thresholds["active"] = 0
        var rate = RuleSet.standard
        rate.tiers[0].rate = Rate(basisPoints: 10_001)
        var range = RuleSet.standard
        range.partnerTypes[0].lowest = Rate(basisPoints: 4_000)
        var grace = RuleSet.standard
        grace.keeping.graceDays = 0
        var lost = RuleSet.standard
        lost.gates["leads"] = "gone"
        for rules in [one, twice, lost, falling, nothing, rate, range, grace] {
            #expect(rules.problems.count == 1)
            #expect(throws: RuleError.self) { try publish(rules) }
        }
    }

    @Test("firms of a tier that is no more go to the next below")
    func removed() throws {
        let firm = try world.firm()
        try world.database.write { try Standings.place(firm, in: "performer", by: .anna, at: world.now, $0) }
        let rules = RuleSet.standard.withoutTier("performer")
        _ = try publish(rules)
        #expect(try world.standing(firm).tier == "active")
        let newest = try world.database.read { try StandingStore.advancements(of: firm, $0) }.first
        #expect(newest?.reason == .rules)
        #expect(newest?.rules == 1)
    }

    @Test("a night that new rules overtake begins anew with them")
    func overtaken() throws {
        let firm = try world.firm()
        world.add(.leadsSubmitted, 2, to: firm, on: "2026-05-10")
        var rules = RuleSet.standard
        rules.requirements[0].thresholds["active"] = 2
        let published = rules
        // Published between what is measured and what is written.
        let metric = Metric(
            .leadsSubmitted, events: [], value: { _, _, _ in 2 },
            values: { [world] _, _ in
                let isFirst = world.asked.withLock { asked in
                    asked.all += 1
                    return asked.all == 1
                }
                if isFirst { try Self.publishAside(published, world) }
                return [firm: 2]
            }, records: { _, _, _ in [] })
        try world.evaluateAll(ProgrammeEngine(metrics: [metric], now: { [world] in world.now }), on: "2026-05-15")
        #expect(try world.standing(firm).tier == "active")
        let newest = try world.database.read { try StandingStore.advancements(of: firm, $0) }.first
        #expect(newest?.rules == 1)
    }

    /// From a thread of its own: within a read one cannot write.
    private static func publishAside(_ rules: RuleSet, _ world: ProgrammeWorld) throws {
        let now = world.now
        let database = world.database
        try Thread("publishing") {
            _ = try? database.write { try RuleStore.publish(rules, note: "", by: .program, at: now, $0) }
        }.join()
    }

    @Test("a rehearsal foresees what publishing does, and what it costs")
    func rehearsal() throws {
        let climbing = try world.firm("Climbing")
        let staying = try world.firm("Staying")
        let falling = try world.firm("Falling")
        world.add(.leadsSubmitted, 2, to: climbing, on: "2026-05-10")
        try world.database.write { try Standings.place(falling, in: "active", by: .anna, at: world.now, $0) }
        let euros: @Sendable (Int64) -> Money = { (minor: Int64) in Money(minor: minor, .eur) }
        let programme = world.programme([.leadsSubmitted]) { span, _ in
            #expect(span == Span(from: moment("2026-01-01", hour: 0), to: moment("2026-04-01", hour: 0)))
            return [climbing: euros(100_000), staying: euros(100_000), falling: euros(100_000)]
        }
        var draft = RuleSet.standard
        draft.requirements[0].thresholds["active"] = 2
        draft.tiers[1].rate = Rate(basisPoints: 2_500)
        let rehearsal = try world.database.read {
            try programme.evaluation.rehearse(draft, sales: programme.sales, at: world.now, $0)
        }
        #expect(rehearsal.up.map(\.firm) == [climbing])
        #expect(rehearsal.down.map(\.firm) == [falling])
        let differences = Dictionary(uniqueKeysWithValues: rehearsal.rows.map { ($0.firm, $0.difference) })
        #expect(differences[climbing] == euros(5_000))
        #expect(differences[staying] == euros(0))
        #expect(differences[falling] == euros(-2_000))
        _ = try publish(draft)
        try world.evaluateAll(programme, on: "2026-05-15")
        #expect(try world.standing(climbing).tier == "active")
        #expect(try world.standing(staying).tier == "starter")
    }

    @Test("the rate of a deal comes from the nearest who has said one")
    func rates() throws {
        let current = ProgrammeRules(version: 7, rules: .standard)
        let rate = { (percent: Int64) in Rate(basisPoints: percent * 100) }
        func found(_ agreed: Rate?, _ own: Rate?, _ tier: String?) -> DealRate? {
            current.rate(agreed: agreed, own: own, tier: tier, type: "broker", region: "uae")
        }
        #expect(found(rate(18), rate(19), "elite")?.source == .deal)
        #expect(found(nil, rate(19), "elite")?.rate == rate(19))
        #expect(found(nil, nil, "active")?.source == .tier("active"))
        #expect(
            found(nil, nil, nil) == DealRate(rate: rate(15), source: .type("broker"), isOutsideRange: false, rules: 7))
        #expect(found(nil, nil, "elite")?.isOutsideRange == true)
        #expect(found(rate(26), nil, nil)?.isOutsideRange == true)
        #expect(current.rate(tier: nil, type: "broker", region: "india") == nil)
    }
}
