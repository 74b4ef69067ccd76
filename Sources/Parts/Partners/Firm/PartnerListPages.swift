internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// `/admin/partners`: all firms.
enum PartnerListPages {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.list, .readers, at: .pool, index),
        .get(PartnerPath.list + ".csv", .readers, at: .pool) { context in
            try query(context, context.reader).export(for: context)
        },
    ]

    @Sendable private static func index(_ context: Context) throws -> Response {
        guard let visibleScope = try PartnerScope(context.viewer) else { throw Refusal.notThere }
        let query = try query(context, context.reader)
        let view = try query.view(at: PartnerPath.list, in: context.reader, owner: context.viewer.id.text)
        return try context.page(
            PartnerListPage(
                view, query.state, query.list, try PartnerStore.counts(visibleScope, in: context.reader),
                isAdmin: try context.viewer.has(.admin)))
    }

    private static func query(_ context: Context, _ reader: Reader) throws -> ListQuery<PartnerRow> {
        guard let visibleScope = try PartnerScope(context.viewer) else { throw Refusal.notThere }
        let list = PartnerList.definition(
            seenBy: visibleScope, at: context.now, try ProgrammeRules.current(reader).rules,
            currency: try Settings.current(reader).currency,
            tags: try PartnerStore.tags(in: reader), managers: try Partner.Manager.all(in: reader),
            uses: context.site.parts.uses,
            in: context.audience.language)
        let sent = try FormFields(urlEncoded: Bytes((context.request.rawQuery ?? "").utf8).span)
        return ListQuery(list, ListState(sent, for: list), scope: [visibleScope.value])
    }
}

extension Policy {
    /// The staff who may look at firms; which of them, `PartnerScope` says.
    static let readers = Policy.of(.admin, .support, .agent, .teamLead, .chainManager)
}

struct PartnerListPage: TemplatePage {
    let list: ListView
    let tabs: [Tab]
    let isAdmin: Bool

    init(
        _ view: ListView, _ state: ListState, _ list: ListDefinition<PartnerRow>, _ counts: [PartnerState: Int],
        isAdmin: Bool
    ) {
        self.list = view
        self.isAdmin = isAdmin
        let current = state.filters["state"]
        let path = { (code: String?) in
            PartnerPath.list + state.with { $0.filters["state"] = code }.query(for: list)
        }
        let all = Tab(
            title: Text("All"), path: path(nil), count: counts.values.reduce(0, +), isCurrent: current == nil)
        tabs =
            [all]
            + PartnerState.allCases.map { state in
                Tab(
                    title: state.title, path: path(state.rawValue), count: counts[state] ?? 0,
                    isCurrent: current == state.rawValue)
            }
    }

    static let template = "partners/admin/index"
    static let shape = Shape<PartnerListPage> {
        $0.show("new") { _ in PartnerPath.new }
        $0.show("imports") { _ in PartnerPath.imports }
    }
}
