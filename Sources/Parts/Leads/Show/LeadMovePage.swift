internal import Base
internal import Templates
internal import Web

/// Asks for what a move needs: on a page, or in a dialog over the board.
struct LeadMovePage: TemplatePage {
    let form: LeadMoveForm
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
    let reasons: [Choice]

    static let template = "leads/stage"

    struct StageView: TemplateValue {
        let code: String
        let name: Text

        init(_ stage: Lead.Stage) {
            code = stage.code
            name = stage.title
        }
    }

    /// `wanted` is the stage that was asked for, or `closed` for whichever end.
    init(
        _ lead: Lead, _ form: LeadMoveForm, to wanted: String, _ stages: LeadStages, _ currency: Currency, from: String,
        _ words: (Text) -> String
    ) {
        self.form = form
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
        reasons = Lead.LostReason.allCases.map {
            Choice($0.rawValue, words($0.title), chosen: form.reason.input)
        }
    }
}
