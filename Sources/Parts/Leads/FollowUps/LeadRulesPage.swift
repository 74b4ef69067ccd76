internal import Base
internal import Database
internal import Programme
internal import Templates
internal import Web

/// `/leads/automation`
struct LeadRulesPage: TemplatePage {
    let lock: LockedFeature?
    let rules: [RuleView]
    let form: LeadRuleForm
    let triggers: [Choice]
    let actions: [Choice]

    init(
        _ firm: Firm, _ stages: LeadStages, _ form: LeadRuleForm, _ words: (Text) -> String,
        _ reader: Reader
    ) throws {
        lock = try Gates.lock(.automation, firm.id, reader)
        rules = try LeadRuleStore.rules(of: firm.id, in: reader).map { RuleView($0, stages, words) }
        self.form = form
        triggers = LeadRuleForm.triggers(stages, words).map { Choice($0.code, $0.title, chosen: form.trigger.input) }
        actions = LeadRuleForm.actionTitles.map { Choice($0.code, $0.title, chosen: form.action.input) }
    }

    static let template = "leads/automation/index"

    struct RuleView: TemplateValue {
        let id: String
        let name: String
        let path: String
        let trigger: Text
        let action: Text
        let isOn: Bool

        init(_ rule: LeadRule, _ stages: LeadStages, _ words: (Text) -> String) {
            id = rule.id.text
            name = rule.name
            path = LeadPath.rule(rule.id)
            trigger = rule.trigger.title(stages, words)
            action = rule.actionText
            isOn = rule.isOn
        }
    }
}

/// `/leads/automation/:id`: a rule, tried on a lead without effect.
struct LeadRulePage: TemplatePage {
    let rule: LeadRulesPage.RuleView
    let leads: [Choice]
    let lead: String?
    let isDue: Bool
    let obstacle: Text?

    init(
        _ rule: LeadRule, _ stages: LeadStages, _ recent: [(id: ID<Lead>, title: String)], _ lead: Lead?,
        at now: Timestamp,
        _ words: (Text) -> String
    ) {
        self.rule = LeadRulesPage.RuleView(rule, stages, words)
        leads = recent.map { Choice($0.id.text, $0.title, isChosen: $0.id == lead?.id) }
        self.lead = lead?.title
        isDue = lead.map { rule.isDue(for: $0, at: now) } ?? false
        obstacle = lead.flatMap { rule.obstacle(with: $0) }
    }

    static let template = "leads/automation/show"
}
