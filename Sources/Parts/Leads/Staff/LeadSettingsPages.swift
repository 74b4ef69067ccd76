internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// The settings pages for all leads.
enum LeadSettingsPages {
    static let routes: [SiteRoute] = [
        .get(LeadPath.settings, .admin, show),
        .post(LeadPath.settings, .admin, update),
        .post(LeadPath.settings + "/stages", .admin, updateStages),
        .get(LeadPath.stageSettings, .admin, showStage),
        .post(LeadPath.removeStage, .admin, removeStage),
    ]

    @Sendable private static func show(_ context: Context) throws -> Response {
        let stages = try LeadStore.stages(in: context.reader)
        let settings = try LeadSettings.current(in: context.reader)
        return try context.page(
            LeadSettingsPage(LeadStageForm(nil, else: stages), LeadSettingsForm(settings), stages, context.words))
    }

    @Sendable private static func update(_ submission: Submission) throws -> Response {
        let stages = try submission.read { try LeadStore.stages(in: $0) }
        let form = LeadSettingsForm(submission.form.fields)
        guard let settings = form.settings else {
            let page = LeadSettingsPage(LeadStageForm(nil, else: stages), form, stages, submission.words)
            return try submission.page(page, .unprocessableContent)
        }
        return try submission.write { writer in
            try settings.change(by: submission.leadAuthor, in: writer)
            return .goto(LeadPath.settings, saying: Text("Saved."))
        }
    }

    @Sendable private static func updateStages(_ submission: Submission) throws -> Response {
        let (stages, settings) = try submission.read { reader in
            (try LeadStore.stages(in: reader), try LeadSettings.current(in: reader))
        }
        let form = LeadStageForm(submission.form.fields, else: stages)
        guard let all = form.stages(was: stages) else {
            let page = LeadSettingsPage(form, LeadSettingsForm(settings), stages, submission.words)
            return try submission.page(page, .unprocessableContent)
        }
        return try submission.write { writer in
            try LeadStageStore.save(all, by: submission.leadAuthor, in: writer)
            return .goto(LeadPath.settings, saying: Text("Saved."))
        }
    }

    /// `GET /admin/leads/settings/stages/:code`: where its leads go before it is taken off.
    @Sendable private static func showStage(_ context: Context) throws -> Response {
        let (stage, others) = try find(context, in: context.reader)
        let count = try LeadStageStore.count(in: stage, context.reader)
        return try context.page(LeadStageRemovalPage(stage, others, count: count, context.words))
    }

    @Sendable private static func removeStage(_ submission: Submission) throws -> Response {
        let (stage, others) = try submission.read { try find(submission, in: $0) }
        guard let other = others.first(where: { $0.code == submission.form["to"] }) else {
            let count = try submission.read { try LeadStageStore.count(in: stage, $0) }
            let page = LeadStageRemovalPage(stage, others, count: count, isMissing: true, submission.words)
            return try submission.page(page, .unprocessableContent)
        }
        let names = ["stage": submission.words(stage.title), "other": submission.words(other.title)]
        return try submission.write(or: LeadPath.settings) { writer in
            try LeadStageStore.retire(stage, to: other, by: submission.leadAuthor, in: writer)
            return .goto(LeadPath.settings, saying: Text("{stage} has been removed. Its leads move to {other}.", names))
        }
    }

    /// An open stage that can go, and those that its leads can go to.
    private static func find(_ visit: any Visit, in reader: Reader) throws -> (Lead.Stage, [Lead.Stage]) {
        let stages = try LeadStore.stages(in: reader)
        guard let stage = stages.open.first(where: { $0.code == visit.request.path.parameter("code") }),
            stages.open.count > LeadStageForm.fewest
        else { throw Refusal(.notFound, "There is no such stage.") }
        return (stage, stages.open.filter { $0 != stage })
    }
}

/// The settings besides the stages, as they are typed.
struct LeadSettingsForm {
    let country: Field<String>
    let fields: Set<Lead.Requirements.Field>

    init(_ sent: FormFields) {
        country = Field("country", .country, sent)
        fields = Set(Lead.Requirements.Field.allCases.filter { sent["field-\($0.rawValue)"] != nil })
    }

    init(_ settings: LeadSettings) {
        country = Field("country", .country, settings.country)
        fields = settings.fields
    }

    var settings: LeadSettings? {
        guard let country = country.value else { return nil }
        var settings = LeadSettings()
        settings.country = country
        settings.fields = fields
        return settings
    }
}
