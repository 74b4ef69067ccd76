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
    static let shape = Shape<LeadRulesPage> {
        $0.show("lock", \.lock)
        $0.show("rules", \.rules)
        $0.show("form", \.form)
    }

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

        static let shape = Shape<RuleView> {
            $0.show("id", \.id)
            $0.show("name", \.name)
            $0.show("path", \.path)
            $0.show("cause", \.cause)
            $0.show("deed", \.deed)
            $0.show("on", \.isOn)
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

        static let shape = Shape<FormView> {
            $0.show("name", \.name)
            $0.show("causes", \.causes)
            $0.show("idle_days", \.idleDays)
            $0.show("deeds", \.deeds)
            $0.show("text", \.text)
            $0.show("subject", \.subject)
            $0.show("due_days", \.dueDays)
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

        static let shape = Shape<FieldView> {
            $0.show("input", \.input)
            $0.show("problem", \.problem)
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

        static let shape = Shape<Choice> {
            $0.show("code", \.code)
            $0.show("title", \.title)
            $0.show("chosen", \.isChosen)
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

        static let shape = Shape<LeadChoice> {
            $0.show("id", \.id)
            $0.show("title", \.title)
            $0.show("chosen", \.isChosen)
        }
    }

    static let template = "leads/automation/show"
    static let shape = Shape<LeadRulePage> {
        $0.show("rule", \.rule)
        $0.show("leads", \.leads)
        $0.show("lead", \.lead)
        $0.show("due", \.isDue)
        $0.show("obstacle", \.obstacle)
    }
}
