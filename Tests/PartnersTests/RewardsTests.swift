import Base
import Database
import Programme
import Templates
import TestKit
import Testing
import Web

@testable import Partners

@Suite struct RewardsTests {
    let database: TestDatabase
    let firm: Partner
    /// What the firm has brought, by when.
    let brought = Guarded<[(at: Timestamp, amount: Int64)]>([])
    /// How often all firms were measured at once.
    let asked = Guarded(0)
    let rewards: Rewards

    init() throws {
        database = try TestDatabase(migrated: .init())
        firm = try database.add(partner())
        let (counted, asked, id) = (brought, asked, firm.id)
        let metric = Metric(
            .leadsSubmitted, events: [],
            value: { _, span, _ in
                counted.withLock { all in
                    all.filter { $0.at >= span.from ?? $0.at && $0.at < span.to }.reduce(0) { $0 + $1.amount }
                }
            },
            values: { span, _ in
                asked.withLock { $0 += 1 }
                let sum = counted.withLock { all in
                    all.filter { $0.at >= span.from ?? $0.at && $0.at < span.to }.reduce(0) { $0 + $1.amount }
                }
                return [id: sum]
            }, records: { _, _, _ in [] })
        rewards = Rewards(Metrics([metric]), in: .utc)
    }

    private func evaluate(at moment: Timestamp = noon) throws {
        try database.database.write { try rewards.evaluate(firm.id, tierSince: noon, at: moment, in: $0) }
    }

    private var awards: [Badge.Award] {
        get throws { try database.database.read { try BadgeStore.awards(of: firm.id, in: $0) } }
    }

    private func badge(_ name: String, _ window: Window? = nil, _ threshold: Int64 = 3) throws -> Badge {
        let rule = window.map { Badge.Rule(MetricUse(metric: "leads_submitted", window: $0), threshold) }
        let badge = Badge(name: name, note: "", icon: "star", rule: rule)
        try database.database.write { try BadgeStore.save(badge, at: noon, in: $0) }
        return badge
    }

    @Test("a badge is earned once, when enough was brought, and stays")
    func earned() throws {
        let made = try badge("Three leads", .calendarMonth)
        brought.withLock { $0 = [(noon - .seconds(60), 2)] }
        try evaluate()
        #expect(try awards.filter { $0.badge.id == made.id }.isEmpty)
        brought.withLock { $0.append((noon - .seconds(30), 1)) }
        try evaluate()
        try evaluate(at: noon + .seconds(5))
        let earned = try awards.filter { $0.badge.id == made.id }
        #expect(earned.map(\.at) == [noon])
        #expect(earned.map(\.giver) == [nil])
        brought.withLock { $0 = [] }
        try evaluate()
        #expect(try awards.contains { $0.badge.id == made.id })
    }

    @Test("nobody earns what is retired, what is given by hand, or what nothing measures")
    func unearned() throws {
        brought.withLock { $0 = [(noon - .seconds(60), 100)] }
        let byHand = try badge("By hand")
        var retired = try badge("Retired", .lifetime)
        retired.isRetired = true
        let other = Badge(
            name: "Other", note: "", icon: "star", rule: .init(MetricUse(metric: "unknown", window: .lifetime), 0))
        try database.database.write { writer in
            try BadgeStore.save(retired, at: noon, in: writer)
            try BadgeStore.save(other, at: noon, in: writer)
        }
        try evaluate()
        let none = [byHand.id, retired.id, other.id]
        #expect(try awards.filter { none.contains($0.badge.id) }.isEmpty)
    }

    @Test("a badge that is given by hand says by whom and why, and is not given twice")
    func byHand() throws {
        let made = try badge("Thanks")
        func give() throws -> Bool {
            try database.database.write {
                try BadgeStore.award(made.id, to: firm.id, by: "Ada", why: "the fair", at: noon, in: $0)
            }
        }
        let given = try [give(), give()]
        #expect(given == [true, false])
        let award = try #require(try awards.first { $0.badge.id == made.id })
        #expect(award.giver == "Ada" && award.reason == "the fair")
    }

    @Test("a challenge counts its own days only, and its winner gets the badge")
    func challenge() throws {
        let prize = try badge("Sprint")
        let today = TimeZone.utc.local(noon).day
        let sprint = Challenge(
            name: "Sprint", note: "", metric: "leads_submitted", target: 4, firstDay: today.adding(-1), lastDay: today,
            badge: prize.id)
        try database.database.write { try ChallengeStore.save(sprint, at: noon, in: $0) }
        brought.withLock { $0 = [(noon - .seconds(3 * 86_400), 10), (noon - .seconds(60), 3)] }
        try evaluate()
        #expect(try database.database.read { try rewards.value(of: sprint, for: firm.id, in: $0) } == 3)
        #expect(sprint.percent(3) == 75)
        #expect(try awards.allSatisfy { $0.badge.id != prize.id })
        brought.withLock { $0.append((noon - .seconds(30), 1)) }
        try evaluate(at: noon + .seconds(86_400))
        #expect(try awards.allSatisfy { $0.badge.id != prize.id }, "it is over")
        try evaluate()
        try evaluate()
        #expect(try awards.contains { $0.badge.id == prize.id })
        let winners = try database.database.read { try ChallengeStore.winners(of: sprint.id, in: $0) }
        #expect(winners.map(\.firm) == [firm.id])
    }

    @Test("at night all firms get what is due to them, with one question for each rule")
    func night() throws {
        let monthly = try badge("Three leads", .calendarMonth)
        let inTier = try badge("Three in a tier", .inTier)
        let hard = try badge("A hundred", .lifetime, 100)
        let today = TimeZone.utc.local(noon).day
        let sprint = Challenge(
            name: "Sprint", note: "", metric: "leads_submitted", target: 3, firstDay: today, lastDay: today)
        let others = try (1...20).map { try database.add(partner("Firm \($0)")).id }
        try database.database.write { try ChallengeStore.save(sprint, at: noon, in: $0) }
        brought.withLock { $0 = [(noon - .seconds(60), 3)] }
        func settle() throws -> Int {
            try database.database.write { writer in
                let due = try rewards.due(
                    to: [firm.id] + others, tierSince: { $0 == firm.id ? noon - .seconds(3600) : noon }, at: noon,
                    in: writer)
                for one in due { try rewards.give(one, at: noon, in: writer) }
                return due.count
            }
        }
        let (first, second) = (try settle(), try settle())
        #expect(first >= 3 && second == 0)
        let earned = Set(try awards.map(\.badge.id))
        #expect(earned.isSuperset(of: [monthly.id, inTier.id]) && !earned.contains(hard.id))
        let winners = try database.database.read { try ChallengeStore.winners(of: sprint.id, in: $0) }
        #expect(winners.map(\.firm) == [firm.id])
        let none = try database.database.read { reader in
            try others.flatMap { try BadgeStore.awards(of: $0, in: reader) }
        }
        #expect(none.isEmpty)
        #expect(asked.withLock { $0 } <= 2 * 12, "not once for each firm")
    }

    @Test("days as a partner grow by themselves")
    func days() throws {
        let metric = try #require(PartnerMetrics.all.first)
        let now = noon + .seconds(400 * 86_400)
        let span = Span(from: nil, to: now)
        let counted = try database.database.read { reader in
            [
                try metric.value(firm.id, span, reader), try metric.values(span, reader)[firm.id],
                try metric.value(.make(), span, reader),
            ]
        }
        #expect(counted == [400, 400, 0])
    }
}
