package import Base
package import Database
package import Templates
package import Web

/// Gates: pages, menus, search and the API check here what is open to a firm.
package enum Gates {
    package static func allows(_ feature: Feature, _ firm: ID<Firm>, _ reader: Reader) throws -> Bool {
        let rules = try ProgrammeRules.current(reader).rules
        return rules.allows(feature, in: try Standing.of(firm, reader).tier)
    }

    /// What to show in place of a locked feature; nil if it is open.
    package static func lock(_ feature: Feature, _ firm: ID<Firm>, _ reader: Reader) throws -> LockedFeature? {
        let rules = try ProgrammeRules.current(reader).rules
        let standing = try Standing.of(firm, reader)
        guard !rules.allows(feature, in: standing.tier), let tier = rules.opening(of: feature) else { return nil }
        return LockedFeature(feature, tier, percent: standing.percents[tier.code] ?? 0)
    }
}

/// A feature that a higher tier opens, as the component `locked` shows it:
///
///     {% locked title=lock.title tier=lock.tier rank=lock.rank percent=lock.percent note=lock.note %}…{% end %}
package struct LockedFeature: TemplateValue {
    package let title: Text
    /// The name of the tier that opens it.
    package let tier: String
    /// Its colour.
    package let rank: Int
    /// The progress towards it.
    package let percent: Int
    package let note: Text

    init(_ feature: Feature, _ tier: Tier, percent: Int) {
        title = feature.title
        self.tier = tier.name
        rank = tier.colour
        self.percent = percent
        note = Text("{percent}% of the way to {tier}", ["percent": "\(percent)", "tier": tier.name])
    }
}
