import Base
import Testing

@testable import Programme

/// What holds for whatever rules and whatever was measured. The cases are the same on every run.
@Suite struct TierPropertyTests {
    /// A generator with a seed of its own (SplitMix64).
    struct Chance: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    static func rules(_ chance: inout Chance) -> RuleSet {
        var rules = RuleSet.standard
        let count = Int.random(in: RuleSet.tierCounts, using: &chance)
        rules.tiers = (0..<count).map { rank in
            Tier(
                code: "t\(rank)", name: "Tier \(rank)", colour: 1, rate: Rate(basisPoints: 2_000), rhythm: .monthly,
                supportHours: 24)
        }
        rules.requirements = (0..<Int.random(in: 1...6, using: &chance)).map { number in
            var needed: Int64 = 0
            var thresholds: [String: Int64] = [:]
            for tier in rules.tiers.dropFirst() where Bool.random(using: &chance) {
                needed += Int64.random(in: 1...20, using: &chance)
                thresholds[tier.code] = needed
            }
            return Requirement("m\(number)", Window.allCases.randomElement(using: &chance) ?? .lifetime, thresholds)
        }
        return rules
    }

    static func readings(_ rules: RuleSet, _ chance: inout Chance) -> Readings {
        var readings = Readings()
        for requirement in rules.requirements where Int.random(in: 0..<5, using: &chance) > 0 {
            readings.values[requirement.use] = Int64.random(in: 0...120, using: &chance)
        }
        return readings
    }

    @Test("progress never falls, and no tier is lost from reach, when one more record counts", arguments: 0..<300)
    func monotone(seed: Int) throws {
        var chance = Chance(state: UInt64(seed))
        let rules = Self.rules(&chance)
        let before = Self.readings(rules, &chance)
        let uses = before.values.keys.sorted { ($0.metric, $0.window.rawValue) < ($1.metric, $1.window.rawValue) }
        guard let use = uses.randomElement(using: &chance) else { return }
        var after = before
        after.values[use, default: 0] += Int64.random(in: 1...10, using: &chance)
        for tier in rules.tiers {
            #expect(rules.progress(to: tier.code, after).share >= rules.progress(to: tier.code, before).share)
            #expect(rules.keeping(tier.code, after).share >= rules.keeping(tier.code, before).share)
            let reached = rules.reached(from: tier.code, after).map { rules.rank(of: $0.code) } ?? 0
            #expect(reached >= rules.reached(from: tier.code, before).map { rules.rank(of: $0.code) } ?? 0)
        }
    }

    @Test("promotion and rehearsal agree", arguments: 0..<300)
    func rehearsal(seed: Int) {
        var chance = Chance(state: UInt64(seed) + 1_000)
        let rules = Self.rules(&chance)
        let readings = Self.readings(rules, &chance)
        let tier = rules.tiers.randomElement(using: &chance)?.code ?? ""
        let firm = standing(tier, pin: Bool.random(using: &chance) ? "agreed" : nil)
        let foreseen = RulesPreview.verdict(on: firm, readings, before: rules, after: rules)
        let (_, change) = firm.evaluated(rules, readings, at: moment("2026-06-01"), berlin)
        switch change {
        case .reached(_, let to): #expect(foreseen == .up(to))
        case .atRisk: #expect(foreseen == .down(rules.tiers[rules.rank(of: tier) - 1].code))
        case nil, .safe, .lost: #expect(foreseen == .stays)
        }
    }

    @Test("a hundred per cent is shown exactly when all is met", arguments: 0..<300)
    func hundred(seed: Int) {
        var chance = Chance(state: UInt64(seed) + 2_000)
        let rules = Self.rules(&chance)
        let readings = Self.readings(rules, &chance)
        for tier in rules.tiers {
            let progress = rules.progress(to: tier.code, readings)
            #expect((progress.percent == 100) == progress.isComplete)
        }
    }
}
