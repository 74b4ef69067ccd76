internal import Base
internal import HTTP
internal import Templates
internal import Web

/// The actions of a lead's card: a page without a script, a menu with one.
struct LeadActionsPage: TemplatePage {
    let title: String
    let path: String
    let version: Int
    let from: String
    let moves: [LeadMovePage.StageView]
    let isClosed: Bool

    static let template = "leads/actions"

    /// `GET /leads/:id/actions`
    @Sendable static func show(_ context: Context) throws -> Response {
        let lead = try context.lead(in: context.reader)
        let stages = try LeadStore.stages(in: context.reader)
        return try context.page(
            LeadActionsPage(
                title: lead.title, path: LeadPath.show(lead.id), version: lead.version,
                from: context.previousPath ?? LeadPath.board,
                moves: stages.open.filter { $0 != lead.stage }.map(LeadMovePage.StageView.init),
                isClosed: lead.stage.kind != .open))
    }
}
