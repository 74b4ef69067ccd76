internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// The board.
enum LeadPages {
    @Sendable static func index(_ context: Context) throws -> Response {
        let (firm, viewer, reader) = (try context.firm, try context.viewer, context.reader)
        let visibleScope = try context.leadScope
        let query = LeadQuery(try context.request.query())
        let currency = try Settings.current(reader).currency
        let lock = try Gates.lock(.pipelineTools, firm.id, reader)
        let (now, today) = (context.now, context.audience.today)
        let filter = query.filter(context.amounts(in: currency))
        let first = try LeadBoardStore.board(
            of: firm.id, seenBy: visibleScope, filter: filter, closedAsOne: query.shown["closed"] == nil, now: now,
            today: today, in: reader)
        let board = try first.showing(query.shown) { stage, last in
            try LeadBoardStore.more(
                of: stage, of: firm.id, behind: last.id, since: last.stageSince, seenBy: visibleScope, filter: filter,
                now: now, today: today, in: reader)
        }
        let setting = LeadBoardPage.Setting(
            query: query, colleagues: try LeadColleagues(of: firm.id, in: reader), currency: currency,
            views: try lock != nil
                ? nil
                : SavedViewPages.views(
                    of: LeadList.name, query: query.text(), at: LeadPath.board, owner: viewer.id.text, in: reader),
            lock: lock,
            contact: try board.count == 0 ? context.contactAddress(in: reader) : nil)
        return try context.page(LeadBoardPage(board, setting, context))
    }
}
