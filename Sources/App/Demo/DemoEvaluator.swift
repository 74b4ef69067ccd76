internal import Base
internal import Database
internal import Partners
internal import Programme
internal import Web

/// Does at each moment of the story what listeners and nights do in a portal that runs: tiers, badges, challenges.
struct DemoEvaluator: Sendable {
    let engine: ProgrammeEngine
    let rewards: Rewards

    func look(at firm: ID<Firm>, at now: Timestamp, in writer: Writer) throws {
        guard let partner = try PartnerRecords.partner(firm, in: writer), partner.state.takesLeads else { return }
        let before = try Standing.of(firm, writer)
        try engine.evaluate(firm, at: now, writer)
        let after = try Standing.of(firm, writer)
        if partner.tier != after.tier { try keep(after.tier, of: firm, in: writer) }
        try rewards.evaluate(firm, tierSince: before.since, at: now, in: writer)
    }

    func keep(_ tier: String, of firm: ID<Firm>, in writer: Writer) throws {
        let rank = try ProgrammeRules.current(writer).rules.rank(of: tier)
        try PartnerRecords.setTier(tier, rank: rank, of: firm, in: writer)
    }
}
