internal import Base
internal import HTTP
internal import Templates
internal import Web

/// Moving a lead through its stages.
enum LeadStagePages {
    /// `GET /leads/:id/stage?stage=won`: what the move needs.
    @Sendable static func show(_ context: Context) throws -> Response {
        let lead = try context.lead(in: context.reader)
        let stages = try LeadStore.stages(in: context.reader)
        let query = try context.request.query()
        let currency = try lead.currency(in: context.reader)
        let form = LeadMoveForm(
            nil, else: lead, stages, today: context.audience.today, context.amounts(in: currency))
        let from = context.previousPath ?? LeadPath.show(lead.id)
        return try context.page(
            LeadMovePage(lead, form, to: query["stage"] ?? "", stages, currency, from: from, context.words))
    }

    @Sendable static func create(_ submission: Submission) throws -> Response {
        let (lead, stages, currency) = try submission.read { reader in
            let lead = try submission.lead(in: reader)
            return (lead, try LeadStore.stages(in: reader), try lead.currency(in: reader))
        }
        var form = LeadMoveForm(
            submission.form.fields, else: lead, stages, today: submission.audience.today,
            submission.amounts(in: currency))
        let from = submission.returnPath(or: LeadPath.show(lead.id))
        func redraw(_ form: LeadMoveForm) throws -> Response {
            let page = LeadMovePage(
                lead, form, to: submission.form["stage"] ?? "", stages, currency, from: from, submission.words)
            return try submission.page(page, .unprocessableContent)
        }
        guard let move = form.move else { return try redraw(form) }
        let version = submission.seenVersion ?? lead.version
        return try submission.change { problem in
            form.reject(problem) ? try redraw(form) : nil
        } _: { writer in
            let moved = try LeadStore.move(
                lead.id, version: version, move, seenBy: submission.leadScope, by: submission.leadAuthor, in: writer)
            let undo = Flash.Undo(LeadPath.undo(lead.id), ["version": "\(moved.version)", "from": from])
            return .goto(from, saying: said(moved, submission), undo: lead.stage.kind == .open ? undo : nil)
        }
    }

    /// Takes back what was done a moment ago.
    @Sendable static func undo(_ submission: Submission) throws -> Response {
        let id = try submission.leadID
        return try submission.change { writer in
            let lead = try LeadStore.undoMove(
                of: id, version: submission.seenVersion ?? 0, seenBy: submission.leadScope, by: submission.leadAuthor,
                in: writer)
            return .goto(
                submission.returnPath(or: LeadPath.show(id)),
                saying: Text(
                    "{company} is back in {stage}.",
                    ["company": lead.title, "stage": submission.words(lead.stage.title)]))
        }
    }

    private static func said(_ lead: Lead, _ submission: Submission) -> Text {
        Text("{company} moved to {stage}.", ["company": lead.title, "stage": submission.words(lead.stage.title)])
    }
}
