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

    init(_ features: [Feature], _ rules: RuleSet, _ head: DraftHead) {
        self.head = head
        rows = features.map { feature in
            Row(
                feature: feature.code, title: feature.title,
                tiers: Choice.tiers(rules, chosen: rules.opening(of: feature)?.code ?? ""))
        }
    }

    static let template = "programme/gates"

    /// Ignores values that a select cannot send.
    static func applied(_ sent: FormFields, of features: [Feature], to rules: RuleSet) -> RuleSet {
        var rules = rules
        for feature in features {
            guard let tier = sent[feature.code], rules.tier(tier) != nil, tier != rules.opening(of: feature)?.code
            else { continue }
            rules.gates[feature.code] = tier
        }
        return rules
    }
}
