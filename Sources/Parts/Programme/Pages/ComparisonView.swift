internal import Templates

/// All tiers side by side: their terms, and what each opens.
struct ComparisonView: TemplateValue {
    struct Column: TemplateValue {
        let tier: TierView
        let isOwn: Bool
        let isNext: Bool
    }

    struct Row: TemplateValue {
        let title: Text
        let cells: [Cell]
    }

    struct Cell: TemplateValue {
        /// The tier's name, for phones.
        let tier: String
        let isOwn: Bool
        let isOpen: Bool
    }

    let columns: [Column]
    /// The gains of the next tier.
    let gains: [Row]
    let others: [Row]

    init(_ rules: RuleSet, _ features: [Feature], own: Tier, next: Tier?) {
        columns = rules.tiers.map {
            Column(tier: TierView($0), isOwn: $0.code == own.code, isNext: $0.code == next?.code)
        }
        let features = features.map { (title: $0.title, tier: rules.opening(of: $0)?.code ?? own.code) }
        let all = rules.benefits.map { (title: $0.words, tier: $0.tier) } + features
        let row = { (title: Text, tier: String) in
            Row(
                title: title,
                cells: rules.tiers.map {
                    Cell(
                        tier: $0.name, isOwn: $0.code == own.code,
                        isOpen: rules.rank(of: $0.code) >= rules.rank(of: tier))
                })
        }
        gains = all.filter { $0.tier == next?.code }.map { row($0.title, $0.tier) }
        // Locked features come before open ones.
        others = all.filter { $0.tier != next?.code }.sorted { rules.rank(of: $0.tier) > rules.rank(of: $1.tier) }
            .map { row($0.title, $0.tier) }
    }
}
