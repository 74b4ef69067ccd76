internal import Base
internal import Templates
internal import Web

/// `/admin/leads/settings`
struct LeadSettingsPage: TemplatePage {
    let stages: [StageView]
    let country: FieldView
    let fields: [LeadRulesPage.Choice]

    init(
        _ form: LeadStageForm, _ settings: LeadSettingsForm, _ stages: LeadStages, _ words: (Text) -> String
    ) {
        let canRemove = stages.open.count > LeadStageForm.fewest
        self.stages = form.rows.map { StageView($0, stages, canRemove: canRemove, words) }
        country = settings.country.view
        fields = Lead.Requirements.Field.allCases.map { field in
            LeadRulesPage.Choice("field-\(field.rawValue)", field.title, isChosen: settings.fields.contains(field))
        }
    }

    static let template = "leads/admin/settings"
    static let shape = Shape<LeadSettingsPage> {
        $0.show("stages", \.stages)
        $0.show("country", \.country)
        $0.show("fields", \.fields)
    }

    struct StageView: TemplateValue {
        let code: String
        let title: String
        let tone: String
        let isNew: Bool
        let isOpen: Bool
        /// Where it can be taken off the way.
        let removal: String?
        let name: FieldView
        let place: FieldView
        let days: FieldView
        let tones: [LeadRulesPage.Choice]

        init(_ row: LeadStageForm.Row, _ stages: LeadStages, canRemove: Bool, _ words: (Text) -> String) {
            code = row.code
            isNew = row.code == LeadStageForm.new
            title = isNew ? words(Text("One more stage")) : stages.name(of: row.code, words)
            tone = row.tone.input
            isOpen = row.kind == .open
            removal = canRemove && isOpen && !isNew ? LeadPath.stageSettings(row.code) : nil
            name = row.name.view
            place = row.place.view
            days = row.days.view
            tones = Lead.Stage.Tone.allCases.map { LeadRulesPage.Choice($0.rawValue, $0.title, row.tone.input) }
        }

        static let shape = Shape<StageView> {
            $0.show("code", \.code)
            $0.show("title", \.title)
            $0.show("tone", \.tone)
            $0.show("new", \.isNew)
            $0.show("open", \.isOpen)
            $0.show("removal", \.removal)
            $0.show("name", \.name)
            $0.show("place", \.place)
            $0.show("days", \.days)
            $0.show("tones", \.tones)
        }
    }
}

/// `/admin/leads/settings/stages/:code`
struct LeadStageRemovalPage: TemplatePage {
    let name: String
    let count: Int
    let others: [LeadChoice]
    let path: String
    let problem: Text?

    init(
        _ stage: Lead.Stage, _ others: [Lead.Stage], count: Int, isMissing: Bool = false, _ words: (Text) -> String
    ) {
        name = words(stage.title)
        self.count = count
        self.others = others.map { LeadChoice(code: $0.code, name: words($0.title), isChosen: false) }
        path = LeadPath.removeStage(stage.code)
        problem = isMissing ? Text("Please choose one of the list.") : nil
    }

    static let template = "leads/admin/stage"
    static let shape = Shape<LeadStageRemovalPage> {
        $0.show("name", \.name)
        $0.show("count", \.count)
        $0.show("others", \.others)
        $0.show("path", \.path)
        $0.show("problem", \.problem)
    }
}
