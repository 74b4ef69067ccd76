/// The rules of the programme: one document, of which each version that was published is kept.
package struct RuleSet: Codable, Equatable, Sendable {
    package static let tierCounts = 2...8

    /// The lowest first.
    package var tiers: [Tier]
    package var requirements: [Requirement]
    package var benefits: [Benefit]
    /// The lowest tier of a feature, by its code, where that was changed.
    package var gates: [String: String]
    package var keeping: RetentionRule
    package var regions: [Region]
    package var partnerTypes: [PartnerType]

    package init(
        tiers: [Tier], requirements: [Requirement], benefits: [Benefit] = [], gates: [String: String] = [:],
        keeping: RetentionRule = .standard, regions: [Region] = [], partnerTypes: [PartnerType] = []
    ) {
        self.tiers = tiers
        self.requirements = requirements
        self.benefits = benefits
        self.gates = gates
        self.keeping = keeping
        self.regions = regions
        self.partnerTypes = partnerTypes
    }

    /// The place on the ladder, from 0; a tier that is no more counts as the lowest.
    package func rank(of tier: String) -> Int {
        tiers.firstIndex { $0.code == tier } ?? 0
    }

    package func tier(_ code: String) -> Tier? {
        tiers.first { $0.code == code }
    }

    package func next(above tier: String) -> Tier? {
        let rank = rank(of: tier) + 1
        return rank < tiers.count ? tiers[rank] : nil
    }

    /// The requirements of a tier, with their thresholds.
    package func requirements(of tier: String) -> [(requirement: Requirement, needed: Int64)] {
        requirements.compactMap { requirement in
            requirement.thresholds[tier].map { (requirement, $0) }
        }
    }

    /// The lowest tier that has the feature. What the rules do not speak of yet, because it came with a newer version
    /// of the program or nobody changed it, opens where it does by default, or at the next tier below that is left.
    package func opening(of feature: Feature) -> Tier? {
        if let tier = gates[feature.code].flatMap(tier) { return tier }
        let defaults = Feature.StandardTier.allCases.prefix { $0 != feature.opening } + [feature.opening]
        return defaults.reversed().lazy.compactMap { tier($0.rawValue) }.first ?? tiers.first
    }

    package func allows(_ feature: Feature, in tier: String) -> Bool {
        guard let opening = opening(of: feature) else { return false }
        return rank(of: tier) >= rank(of: opening.code)
    }

    /// A type may be described once for each of its regions, or once for several.
    package func partnerType(_ code: String, in region: String) -> PartnerType? {
        partnerTypes.first { $0.code == code && $0.regions.contains(region) }
    }
}
