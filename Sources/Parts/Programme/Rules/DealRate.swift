package import Base
package import Database
package import Web

/// The commission rate of a deal, and where it comes from.
package struct DealRate: Equatable, Sendable {
    package enum Source: Equatable, Sendable {
        case deal, partner
        case tier(String)
        case type(String)
    }

    package let rate: Rate
    package let source: Source
    /// The type of the partner has another range: allowed with a reason only, and flagged.
    package let isOutsideRange: Bool
    /// The version of the rules.
    package let rules: Int64
}

extension ProgrammeRules {
    /// Agreed on the deal, else the partner's own, else the tier's, else what the type begins with.
    package func rate(
        agreed: Rate? = nil, own: Rate? = nil, tier: String?, type: String?, region: String?
    ) -> DealRate? {
        let kind = type.flatMap { type in region.flatMap { rules.partnerType(type, in: $0) } }
        let tier = tier.flatMap(rules.tier)
        let found: (Rate, DealRate.Source)? =
            agreed.map { ($0, .deal) } ?? own.map { ($0, .partner) } ?? tier.map { ($0.rate, .tier($0.code)) }
            ?? kind.map { ($0.standardRate, .type($0.code)) }
        return found.map { rate, source in
            DealRate(
                rate: rate, source: source, isOutsideRange: kind.map { !$0.allows(rate) } ?? false, rules: version)
        }
    }

    /// The same for a firm, by its tier.
    package static func rate(
        agreed: Rate? = nil, own: Rate? = nil, firm: ID<Firm>, type: String?, region: String?, _ reader: Reader
    ) throws -> DealRate? {
        try current(reader).rate(
            agreed: agreed, own: own, tier: Standing.of(firm, reader).tier, type: type, region: region)
    }
}
