internal import Base
internal import Database
internal import Programme
internal import Templates
internal import Web

/// `/leads/automation`
struct LeadRulesPage: TemplatePage {
    let lock: LockedFeature?
    let rules: [RuleView]
    let form: FormView

    init(
        _ firm: Firm, _ stages: LeadStages, _ form: LeadRuleForm, isNew: Bool, _ words: (Text) -> String,
        _ reader: Reader
    ) throws {
        lock = try Gates.lock(.automation, firm.id, reader)
        rules = try LeadRuleStore.rules(of: firm.id, in: reader).map { RuleView($0, stages, words) }
        self.form = FormView(form, stages, isNew: isNew, words)
    }

    static let template = "leads/automation/index"

    struct RuleView: TemplateValue {
        let id: String
        let name: String
        let path: String
        let cause: Text
        let deed: Text
        let isOn: Bool

        init(_ rule: LeadRule, _ stages: LeadStages, _ words: (Text) -> String) {
            id = rule.id.text
            name = rule.name
            path = LeadPath.rule(rule.id)
            cause = rule.cause.title(stages, words)
            deed = rule.deedText
            isOn = rule.isOn
        }
    }

    struct FormView: TemplateValue {
        let name: FieldView
        let causes: [Choice]
        let idleDays: FieldView
        let deeds: [Choice]
        let text: FieldView
        let subject: FieldView
        let dueDays: FieldView

        init(_ form: LeadRuleForm, _ stages: LeadStages, isNew: Bool, _ words: (Text) -> String) {
            name = FieldView(form.name, isNew)
            causes = LeadRuleForm.causes(stages, words).map { Choice($0.code, $0.title, form.cause.input) }
            idleDays = FieldView(form.idleDays, isNew)
            deeds = LeadRuleForm.deedTitles.map { Choice($0.code, $0.title, form.deed.input) }
            text = FieldView(form.text, isNew)
            subject = FieldView(form.subject, isNew)
            dueDays = FieldView(form.dueDays, isNew)
        }
    }

    /// A form that is new has nothing wrong with it yet.
    struct FieldView: TemplateValue {
        let input: String
        let problem: Text?

        init(_ field: Field<some Sendable>, _ isNew: Bool) {
            input = field.input
            problem = isNew ? nil : field.problem
        }
    }

    struct Choice: TemplateValue {
        let code: String
        let title: Text
        let isChosen: Bool

        init(_ code: String, _ title: Text, _ chosen: String) {
            self.code = code
            self.title = title
            isChosen = code == chosen
        }

        init(_ code: String, _ title: Text, isChosen: Bool) {
            self.code = code
            self.title = title
            self.isChosen = isChosen
        }
    }
}

/// `/leads/automation/:id`: a rule, tried on a lead without effect.
struct LeadRulePage: TemplatePage {
    let rule: LeadRulesPage.RuleView
    let leads: [LeadChoice]
    let lead: String?
    let isDue: Bool
    let obstacle: Text?

    init(
        _ rule: LeadRule, _ stages: LeadStages, _ recent: [(id: ID<Lead>, title: String)], _ lead: Lead?,
        at now: Timestamp,
        _ words: (Text) -> String
    ) {
        self.rule = LeadRulesPage.RuleView(rule, stages, words)
        leads = recent.map { LeadChoice(id: $0.id.text, title: $0.title, isChosen: $0.id == lead?.id) }
        self.lead = lead?.title
        isDue = lead.map { rule.isDue(for: $0, at: now) } ?? false
        obstacle = lead.flatMap { rule.obstacle(with: $0) }
    }

    struct LeadChoice: TemplateValue {
        let id: String
        let title: String
        let isChosen: Bool
    }

    static let template = "leads/automation/show"
}
