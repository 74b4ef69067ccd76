internal import HTTP
internal import Templates
internal import Web

/// `/admin/tiers/draft/gates`: the lowest tier of each feature.
struct GatesPage: TemplatePage {
    struct Row: TemplateValue {
        let feature: String
        let title: Text
        let tiers: [Choice]
    }

    let head: DraftHead
    let rows: [Row]

    init(_ rules: RuleSet, _ head: DraftHead) {
        self.head = head
        rows = Feature.allCases.map { feature in
            Row(
                feature: feature.rawValue, title: feature.title,
                tiers: Choice.tiers(rules, chosen: rules.opening(of: feature)?.code ?? ""))
        }
    }

    static let template = "programme/gates"

    /// Ignores values that a select cannot send.
    static func applied(_ sent: FormFields, to rules: RuleSet) -> RuleSet {
        var rules = rules
        for feature in Feature.allCases {
            if let tier = sent[feature.rawValue], rules.tier(tier) != nil { rules.gates[feature.rawValue] = tier }
        }
        return rules
    }
}
