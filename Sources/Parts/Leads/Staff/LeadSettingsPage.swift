internal import Base
internal import Templates
internal import Web

/// `/admin/leads/settings`
struct LeadSettingsPage: TemplatePage {
    let stages: [StageView]
    let country: FieldView
    let fields: [Choice]

    init(
        _ form: LeadStageForm, _ settings: LeadSettingsForm, _ stages: LeadStages, _ words: (Text) -> String
    ) {
        let canRemove = stages.open.count > LeadStageForm.fewest
        self.stages = form.rows.map { StageView($0, stages, canRemove: canRemove, words) }
        country = settings.country.view
        fields = Lead.Requirements.Field.allCases.map { field in
            Choice("field-\(field.rawValue)", field.title, isChosen: settings.fields.contains(field))
        }
    }

    static let template = "leads/admin/settings"

    struct StageView: TemplateValue {
        let code: String
        let title: String
        let tone: String
        let isNew: Bool
        let isOpen: Bool
        /// The page for removing it.
        let removal: String?
        let row: LeadStageForm.Row
        let tones: [Choice]

        init(_ row: LeadStageForm.Row, _ stages: LeadStages, canRemove: Bool, _ words: (Text) -> String) {
            code = row.code
            isNew = row.code == LeadStageForm.new
            title = isNew ? words(Text("New stage")) : stages.name(of: row.code, words)
            tone = row.tone.input
            isOpen = row.kind == .open
            removal = canRemove && isOpen && !isNew ? LeadPath.stageSettings(row.code) : nil
            self.row = row
            tones = Lead.Stage.Tone.allCases.map { Choice($0.rawValue, $0.title, chosen: row.tone.input) }
        }
    }
}

/// `/admin/leads/settings/stages/:code`
struct LeadStageRemovalPage: TemplatePage {
    let name: String
    let count: Int
    let others: [Choice]
    let path: String
    let problem: Text?

    init(
        _ stage: Lead.Stage, _ others: [Lead.Stage], count: Int, isMissing: Bool = false, _ words: (Text) -> String
    ) {
        name = words(stage.title)
        self.count = count
        self.others = others.map { Choice($0.code, words($0.title)) }
        path = LeadPath.removeStage(stage.code)
        problem = isMissing ? Text("Please choose an option from the list.") : nil
    }

    static let template = "leads/admin/stage"
}
