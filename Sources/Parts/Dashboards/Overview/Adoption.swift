internal import Base
internal import Partners
internal import Programme
internal import Templates

/// Which share of the active firms of each tier has made use of what.
struct Adoption: TemplatePage {
    struct Cell: TemplateValue {
        /// Names the column where rows become cards.
        let tier: String
        /// Empty where the tier does not have it.
        let share: String
        let percent: Int
        let path: String
    }

    struct Row: TemplateValue {
        let title: Text
        let cells: [Cell]
    }

    let tiers: [String]
    let rows: [Row]

    static let template = "dashboards/blocks/adoption"

    init(_ overview: OverviewContext) throws {
        let uses = try PartnerUses.counts(in: overview.reader)
        let rules = overview.rules
        tiers = rules.tiers.map(\.name)
        rows = overview.uses.map { use in
            let cells = rules.tiers.map { tier in
                let all = overview.counts.tiers[tier.code] ?? 0
                let used = uses[use.code]?[tier.code] ?? 0
                let percent = all == 0 ? 0 : (used * 100 + all / 2) / all
                // Firms that had the feature in a higher tier may still have used it.
                let isOpen = use.feature.map { rules.allows($0, in: tier.code) } ?? true
                let share =
                    (isOpen && all > 0) || used > 0
                    ? overview.audience.percent(Rate(basisPoints: Int64(percent) * 100)) : ""
                return Cell(
                    tier: tier.name, share: share, percent: percent,
                    path: PartnerPath.list + "?state=active&tier=\(tier.code)&uses=\(use.code)")
            }
            return Row(title: use.title, cells: cells)
        }
    }
}
