internal import Base
internal import HTTP
internal import Templates
internal import Web

/// The form for a new rule.
struct LeadRuleForm: FieldForm {
    var name: Field<String>
    /// `stage:qualified`, `idle`, `source:form`, `source:` for any.
    var trigger: Field<String>
    var idleDays: Field<Int?>
    var action: Field<String>
    var text: Field<String>
    var subject: Field<String?>
    var dueDays: Field<Int?>

    private static let actions = ["task", "tag", "mail_owner", "mail_contact", "notify"]

    init(_ sent: FormFields?, _ stages: LeadStages) {
        name = Field("name", .text(max: 80), sent, else: nil)
        trigger = Field("cause", .choice(LeadRuleForm.triggers(stages, \.english).map(\.code)) { $0 }, sent, else: nil)
        idleDays = Field("idle_days", .optional(.integer(1...365)), sent, else: nil)
        action = Field("deed", .choice(LeadRuleForm.actions) { $0 }, sent, else: nil)
        text = Field("text", .longText(max: 4_000), sent, else: nil)
        subject = Field("subject", .optional(.text(max: 120)), sent, else: nil)
        dueDays = Field("due_days", .optional(.integer(0...365)), sent, else: nil)
        guard sent != nil else { return }
        if trigger.value == "idle", idleDays.value == .some(nil) { idleDays.reject(FieldProblem.missing.text) }
        if isMail {
            if subject.value == .some(nil) { subject.reject(FieldProblem.missing.text) }
            checkSlots()
        } else if action.value != nil, let words = text.value, words.count > 200 || words.contains("\n") {
            text.reject(Text("Please write this on one line."))
        }
    }

    private var isMail: Bool { action.value == "mail_owner" || action.value == "mail_contact" }

    private mutating func checkSlots() {
        guard let words = text.value else { return }
        do throws(TemplateError) {
            try LeadRuleWords.check(words)
        } catch {
            text.reject(
                Text("Only these fields can be used in braces: {slots}", ["slots": "name, company, sender, firm"]))
        }
    }

    /// The rule; nil where something is wrong.
    func rule(of firm: ID<Firm>, by user: ID<User>) -> LeadRule? {
        guard let name = name.value, let trigger = ruleTrigger, let action = ruleAction else { return nil }
        return LeadRule(firm: firm, name: name, trigger: trigger, action: action, user: user)
    }

    private var ruleTrigger: LeadRule.Trigger? {
        guard let code = trigger.value, let days = idleDays.value else { return nil }
        let parts = code.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        return switch parts[0] {
        case "idle": days.map { .idle(days: $0) }
        case "stage": parts.count > 1 ? .stage(parts[1]) : nil
        default: .source(parts.count > 1 ? Lead.Source(rawValue: parts[1]) : nil)
        }
    }

    private var ruleAction: LeadRule.Action? {
        guard let text = text.value, let subject = subject.value, let days = dueDays.value else { return nil }
        return switch action.value {
        case "task": .task(text, days: days ?? 0)
        case "tag": .tag(text)
        case "mail_owner": .mailOwner(subject: subject ?? "", text: text)
        case "mail_contact": .mailContact(subject: subject ?? "", text: text)
        case "notify": .notify(text)
        default: nil
        }
    }

    static func triggers(_ stages: LeadStages, _ words: (Text) -> String) -> [(code: String, title: Text)] {
        let byStage = stages.all.map { stage in
            (code: "stage:\(stage.code)", title: Text("Lead moves to: {stage}", ["stage": words(stage.title)]))
        }
        let bySource = Lead.Source.allCases.map { source in
            (code: "source:\(source.rawValue)", title: LeadRule.Trigger.entered(source))
        }
        return byStage + [("idle", Text("No activity for some days"))]
            + [("source:", Text("Lead is added from any source"))] + bySource
    }

    static let actionTitles: [(code: String, title: Text)] = [
        ("task", Text("Add task")), ("tag", Text("Add tag")), ("notify", Text("Notify the lead's owner")),
        ("mail_owner", Text("E-mail the lead's owner")),
        ("mail_contact", Text("E-mail the contact (requires consent)")),
    ]
}

extension LeadRule.Trigger {
    static func entered(_ source: Lead.Source) -> Text {
        switch source {
        case .referral: Text("Lead is added: referral")
        case .manual: Text("Lead is added: manually")
        case .imported: Text("Lead is added: import")
        case .shared: Text("Lead is added: shared by us")
        case .api: Text("Lead is added: API")
        case .form: Text("Lead is added: form")
        case .marketplace: Text("Lead is added: marketplace")
        }
    }

    func title(_ stages: LeadStages, _ words: (Text) -> String) -> Text {
        switch self {
        case .stage(let code): Text("Lead moves to: {stage}", ["stage": stages.name(of: code, words)])
        case .idle(let days): Text("No activity for {n} day", many: "No activity for {n} days", days)
        case .source(nil): Text("Lead is added from any source")
        case .source(let source?): LeadRule.Trigger.entered(source)
        }
    }
}
