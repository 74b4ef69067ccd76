internal import Base
internal import Templates
internal import Web

/// `/admin/tiers/draft/requirements`.
struct RequirementsPage: TemplatePage {
    struct Row: TemplateValue {
        let index: Int
        let metrics: [Choice]
        let windows: [Choice]
        let problem: Text?
        let needed: [Needed]
        /// Nothing measures it here yet.
        let isUnmeasured: Bool
        let isNew: Bool
    }

    struct Needed: TemplateValue {
        let name: String
        let tier: String
        let field: FieldView
    }

    let head: DraftHead
    let rows: [Row]
    let currency: String

    init(_ form: RequirementsForm, _ rules: RuleSet, _ metrics: Metrics, _ currency: Currency, _ head: DraftHead) {
        self.head = head
        self.currency = currency.code
        rows = form.rows.enumerated().map { index, row in
            Row(
                index: index,
                metrics: Choice.all(metrics.labels, chosen: row.metric.input) { ($0.code, $0.title) },
                windows: Choice.all(Window.allCases, chosen: row.window.input) { ($0.rawValue, $0.title) },
                problem: row.isEmpty ? nil : row.metric.problem ?? row.window.problem,
                needed: row.thresholds.map { tier, field in
                    Needed(
                        name: field.name, tier: rules.tier(tier)?.name ?? tier,
                        field: field.view)
                },
                isUnmeasured: !row.isEmpty && metrics[row.metric.input] == nil, isNew: row.isEmpty)
        }
    }

    static let template = "programme/requirements"
}
