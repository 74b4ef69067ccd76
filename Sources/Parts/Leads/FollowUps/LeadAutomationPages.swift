internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// The automation rules of a firm, which its owner sets, with a dry run for each.
enum LeadAutomationPages {
    static let routes: [SiteRoute] = [
        .get(LeadPath.automation, .owner, index),
        .post(LeadPath.automation, .owner, create),
        .get(LeadPath.rule, .owner, show),
        .post(LeadPath.turnRule, .owner, turn),
    ]

    @Sendable private static func index(_ context: Context) throws -> Response {
        let stages = try LeadStore.stages(in: context.reader)
        return try context.page(
            LeadRulesPage(
                try context.firm, stages, LeadRuleForm(nil, stages), context.words, context.reader))
    }

    @Sendable private static func create(_ submission: Submission) throws -> Response {
        let (viewer, firm) = (try submission.viewer, try submission.firm)
        let (stages, isOpen) = try submission.read { reader in
            (try LeadStore.stages(in: reader), try Gates.allows(.automation, firm.id, reader))
        }
        guard isOpen else { return try submission.go(.goto(LeadPath.automation)) }
        let form = LeadRuleForm(submission.form.fields, stages)
        guard let rule = form.rule(of: firm.id, by: viewer.id) else {
            let page = try submission.read { try LeadRulesPage(firm, stages, form, submission.words, $0) }
            return try submission.page(page, .unprocessableContent)
        }
        return try submission.write { writer in
            try LeadRuleStore.add(rule, by: submission.leadAuthor, in: writer)
            return .goto(LeadPath.automation, saying: Text("Rule “{rule}” added and turned on.", ["rule": rule.name]))
        }
    }

    /// `GET /leads/automation/:id?lead=…`: what the rule would do to a lead.
    @Sendable private static func show(_ context: Context) throws -> Response {
        let rule = try rule(context, context.reader)
        let stages = try LeadStore.stages(in: context.reader)
        let recent = try LeadStore.recent(of: rule.firm, in: context.reader)
        let chosen = try context.request.query()["lead"].flatMap { ID<Lead>($0) }
        let lead = try chosen.flatMap { try LeadStore.lead($0, seenBy: context.leadScope, in: context.reader) }
        return try context.page(LeadRulePage(rule, stages, recent, lead, at: context.now, context.words))
    }

    @Sendable private static func turn(_ submission: Submission) throws -> Response {
        try submission.write { writer in
            let rule = try rule(submission, writer)
            try LeadRuleStore.turn(rule, on: !rule.isOn, by: submission.leadAuthor, in: writer)
            let text =
                rule.isOn
                ? Text("“{rule}” is now off.", ["rule": rule.name]) : Text("“{rule}” is now on.", ["rule": rule.name])
            return .goto(LeadPath.automation, saying: text)
        }
    }

    private static func rule(_ visit: some Visit, _ reader: Reader) throws -> LeadRule {
        guard let rule = try LeadRuleStore.rule(visit.id("id"), of: visit.firm.id, in: reader) else {
            throw Refusal.notThere
        }
        return rule
    }
}
