internal import Base
internal import HTTP
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// The leads as a table, and as a file.
enum LeadListPages {
    @Sendable static func index(_ context: Context) throws -> Response {
        let lock = try Gates.lock(.pipelineTools, context.firm.id, context.reader)
        let query = try query(context)
        let list = try query.view(
            at: LeadPath.list, in: context.reader, owner: lock == nil ? context.viewer.id.text : nil)
        let address = LeadQuery(try context.request.query()).text()
        return try context.page(
            LeadListPage(
                list: list, hasTools: lock == nil, boardPath: LeadPath.board + address, from: LeadPath.list + address,
                contact: list.count == 0 ? context.contactAddress(in: context.reader) : nil))
    }

    /// `GET /leads/list.csv`
    @Sendable static func export(_ context: Context) throws -> Response {
        try query(context).export(for: context)
    }

    /// `POST /leads/picked.csv`: those that are picked.
    @Sendable static func exportPicked(_ submission: Submission) throws -> Response {
        let picks = submission.form.fields.values(of: "pick").compactMap { ID<Lead>($0) }
        let from = submission.returnPath(or: LeadPath.board)
        if let lock = try submission.read({ try Gates.lock(.pipelineTools, submission.firm.id, $0) }) {
            return try submission.go(
                .goto(from, saying: Text("Available from {tier}.", ["tier": lock.tier]), kind: .info))
        }
        guard !picks.isEmpty else {
            return try submission.go(.goto(from, saying: Text("No leads are selected."), kind: .info))
        }
        return try query(submission, picks: picks).export(for: submission)
    }

    private static func query(_ visit: any Visit, picks: [ID<Lead>] = []) throws -> ListQuery<LeadList.Item> {
        try visit.read { reader in
            let firm = try visit.firm.id
            let list = LeadList.definition(
                try LeadStore.stages(in: reader), try LeadColleagues(of: firm, in: reader),
                try Settings.current(reader).currency, visit.audience)
            // Selected leads are not filtered again.
            let query = picks.isEmpty ? try visit.request.query() : FormFields()
            return ListQuery(
                list, ListState(query, for: list), scope: LeadList.scope(firm, try visit.leadScope, picks: picks))
        }
    }
}

struct LeadListPage: TemplatePage {
    let list: ListView
    let hasTools: Bool
    let boardPath: String
    let from: String
    /// The firm's contact form, if it has no leads yet.
    let contact: String?

    static let template = "leads/list"
    static let shape = Shape<LeadListPage> {
        $0.show("tools", \.hasTools)
    }
}
