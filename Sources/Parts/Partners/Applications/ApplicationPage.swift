internal import Base
internal import Database
internal import Programme
internal import Templates
internal import Web

/// The queue.
struct ApplicationsPage: TemplatePage {
    let open: [ApplicationRow]
    let decided: [ApplicationRow]
    /// The average response time.
    let response: Text?
    let oldest: Text?

    static let template = "partners/admin/applications"
    static let shape = Shape<ApplicationsPage> {
        $0.show("count") { $0.open.count }
    }
}

struct ApplicationRow: TemplateValue {
    let path: String
    let firm: String
    let contact: String
    let kind: String
    let state: BadgeView
    let age: Text
    let hints: [BadgeView]
    let decidedBy: String?
    let decidedAt: Timestamp?

    init(_ application: Application, _ rules: RuleSet, _ hints: [RiskHint], _ now: Timestamp) {
        path = PartnerPath.application(application.id)
        firm = application.draft.firmName
        contact = application.draft.contactName
        kind = "\(rules.typeName(application.draft.type)), \(rules.regionName(application.draft.region))"
        state = BadgeView(application.state.title, application.state.tone)
        age = application.age(at: now).inWords
        self.hints = hints.map { BadgeView($0.text, $0.tone, path: $0.twin.map { PartnerPath.show($0) }) }
        decidedBy = application.decidedBy
        decidedAt = application.decidedAt
    }
}

/// One application, and the ways to deal with it.
struct ApplicationPage: TemplatePage {
    let row: ApplicationRow
    let facts: [Fact]
    let message: String
    let audience: String
    let messages: [MessageView]
    let isOpen: Bool
    let canAsk: Bool
    let reason: String
    let firmPath: String?
    let problem: Text?
    let path: String
    let kinds: [Choice]
    let tiers: [Choice]
    let managers: [Choice]
    let approval: ApprovalForm
    let forms: DecisionForms

    init(_ application: Application, _ forms: DecisionForms, for viewer: Audience, _ reader: Reader) throws {
        let rules = try ProgrammeRules.current(reader).rules
        let draft = application.draft
        let approval = try forms.approval ?? ApprovalForm(nil, else: draft, rules, reader)
        row = ApplicationRow(application, rules, try ApplicationPages.hints(on: application, in: reader), viewer.now)
        facts = Self.facts(draft, rules, in: viewer.language)
        message = draft.message
        audience = draft.audience
        messages = try ApplicationStore.messages(of: application.id, in: reader).map {
            MessageView(author: $0.author, isStaff: $0.author != nil, at: $0.at, text: $0.text)
        }
        isOpen = application.state.isOpen
        canAsk = application.state == .waiting
        reason = application.reason
        firmPath = application.firm.map { PartnerPath.show($0) }
        problem = forms.problem
        path = PartnerPath.application(application.id)
        kinds = ApplicationForm.Kind.all(rules).map {
            Choice($0.code, "\($0.type.name), \($0.region.name)", chosen: approval.kind.input)
        }
        tiers = rules.tiers.map { Choice($0.code, $0.name, chosen: approval.tier.input) }
        managers = try Partner.Manager.all(in: reader).map {
            Choice($0.id.text, $0.name, chosen: approval.manager.input)
        }
        self.approval = approval
        self.forms = forms
    }

    private static func facts(
        _ draft: Application.Draft, _ rules: RuleSet, in language: Language
    ) -> [Fact] {
        let website = draft.website.isEmpty ? nil : draft.website
        return [
            Fact(Text("Contact"), draft.contactName),
            Fact(Text("E-mail"), draft.email.text, path: "mailto:\(draft.email.text)"),
            Fact(Text("Phone"), draft.phone),
            Fact(Text("Country"), Country.shown(draft.country, in: language)),
            Fact(Text("Website"), draft.website, path: website),
            Fact(Text("Registration number"), draft.registration),
        ].filter { !$0.value.isEmpty }
    }

    static let template = "partners/admin/application"
    static let shape = Shape<ApplicationPage> {
        $0.show("list") { _ in PartnerPath.applications }
    }
}

extension Application.State {
    var tone: String {
        switch self {
        case .unconfirmed: ""
        case .waiting: "warning"
        case .asked: "info"
        case .approved: "success"
        case .rejected: "danger"
        }
    }
}
