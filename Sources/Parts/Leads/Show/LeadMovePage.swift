internal import Base
internal import Templates
internal import Web

/// Asks what a move needs before it is made: on a page of its own, or in a dialog over the board.
struct LeadMovePage: TemplatePage {
    let title: String
    let path: String
    let version: Int
    let from: String
    /// The stages to choose from: one or several open ones, that it was won, that it was lost.
    let open: [StageView]
    let won: StageView?
    let lost: StageView?
    let isClosed: Bool
    let currency: String
    let value: FieldView
    let day: FieldView
    let reasons: [LeadChoice]
    let reasonProblem: Text?
    let note: FieldView

    static let template = "leads/stage"
    static let shape = Shape<LeadMovePage> {
        $0.show("title", \.title)
        $0.show("path", \.path)
        $0.show("version", \.version)
        $0.show("from", \.from)
        $0.show("open", \.open)
        $0.show("won", \.won)
        $0.show("lost", \.lost)
        $0.show("closed", \.isClosed)
        $0.show("currency", \.currency)
        $0.show("value", \.value)
        $0.show("day", \.day)
        $0.show("reasons", \.reasons)
        $0.show("reason_problem", \.reasonProblem)
        $0.show("note", \.note)
    }

    struct StageView: TemplateValue {
        let code: String
        let name: Text

        init(_ stage: Lead.Stage) {
            code = stage.code
            name = stage.title
        }

        static let shape = Shape<StageView> {
            $0.show("code", \.code)
            $0.show("name", \.name)
        }
    }

    /// `wanted` is the stage that was asked for, or `closed` for whichever end.
    init(
        _ lead: Lead, _ form: LeadMoveForm, to wanted: String, _ stages: LeadStages, _ currency: Currency, from: String,
        _ words: (Text) -> String
    ) {
        let others = stages.all.filter { $0 != lead.stage }
        let asked = others.filter { wanted == "closed" ? $0.kind != .open : $0.code == wanted }
        let choices = asked.isEmpty ? others : asked
        title = lead.title
        path = LeadPath.stage(lead.id)
        version = lead.version
        self.from = from
        open = choices.filter { $0.kind == .open }.map(StageView.init)
        won = choices.first { $0.kind == .won }.map(StageView.init)
        lost = choices.first { $0.kind == .lost }.map(StageView.init)
        isClosed = lead.stage.kind != .open
        self.currency = currency.code
        value = form.value.view
        day = form.day.view
        reasons = Lead.LostReason.allCases.map {
            LeadChoice(code: $0.rawValue, name: words($0.title), isChosen: $0.rawValue == form.reason.input)
        }
        reasonProblem = form.reason.problem
        note = form.note.view
    }
}

/// One of several, as it stands in a list to choose from.
struct LeadChoice: TemplateValue {
    let code: String
    let name: String
    let isChosen: Bool

    static let shape = Shape<LeadChoice> {
        $0.show("code", \.code)
        $0.show("name", \.name)
        $0.show("chosen", \.isChosen)
    }
}
