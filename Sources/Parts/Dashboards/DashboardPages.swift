internal import Base
internal import Database
internal import HTTP
internal import Leads
internal import Partners
internal import Programme
internal import Templates
internal import Web

/// `GET /partner-dashboard`
enum DashboardPages {
    // Of a firm with many thousand leads it takes its time to sum up a year.
    static let routes: [SiteRoute] = [.get(DashboardPath.partner, .partner, at: .pool, show)]

    @Sendable private static func show(_ context: Context) throws -> Response {
        let home = Home(context)
        let dashboard = try home.dashboard()
        let (reader, firm) = (dashboard.reader, dashboard.firm.id)
        let isFirstRun = try dashboard.stock.isEmpty && !LeadFigures.hasAny(of: firm, in: reader)
        let mayArrange = try !isFirstRun && Gates.allows(.ownDashboard, firm, reader)
        let blocks = context.site.parts.blocks
        let shown =
            isFirstRun ? blocks.filter(\.isForBeginners) : try arranged(blocks, dashboard, byPerson: mayArrange)
        let news = try AnnouncementStore.shown(
            to: dashboard.viewer.id, of: home.tier().code, on: dashboard.today, in: reader)
        return try context.page(
            DashboardPage(
                greeting: DashboardPage.greeting(
                    dashboard.viewer.name, at: dashboard.audience.zone.local(dashboard.now).second),
                day: dashboard.audience.longDate(dashboard.audience.today), isPartial: !dashboard.seesFirm,
                news: news.map(AnnouncementView.init), figures: isFirstRun ? [] : dashboard.figures(),
                steps: isFirstRun ? firstSteps(context, home.tier()) : [],
                blocks: shown.compactMap { try home.draw($0.block) },
                locks: isFirstRun ? [] : locks(of: blocks, dashboard), mayArrange: mayArrange,
                isOwner: dashboard.isOwner))
    }

    /// Those that are open to the firm, in the order that the person has chosen, where their tier lets them choose.
    private static func arranged(
        _ blocks: [PartnerBlock], _ dashboard: DashboardContext, byPerson: Bool
    ) throws -> [PartnerBlock] {
        let open = try blocks.filter { block in
            try block.lock.map { try Gates.allows($0.feature, dashboard.firm.id, dashboard.reader) } ?? true
        }
        guard byPerson else { return open }
        let arrangement = try DashboardStore.arrangement(
            of: dashboard.viewer.id, blocks.map(\.block.code), in: dashboard.reader)
        return arrangement.shown.compactMap { code in open.first { $0.block.code == code } }
    }

    private static func firstSteps(_ context: Context, _ tier: TierSummary) throws -> [FirstStep] {
        let next = ["tier": tier.nextName ?? ""]
        return try context.site.parts.firstSteps(context) + [
            FirstStep(
                30, Text("View benefits"),
                note: tier.nextName == nil
                    ? Text("Your tier's rate and the requirements to keep it.")
                    : Text("Requirements, features and rates of {tier}.", next),
                action: Text("Your tier"), icon: "tier", path: TierPath.progression)
        ]
    }

    /// What higher tiers open; that of the next one first.
    private static func locks(of blocks: [PartnerBlock], _ dashboard: DashboardContext) throws -> [LockView] {
        let own = PartnerBlock.Lock(.ownDashboard, Text("Choose which blocks to show and in which order."))
        let all = (blocks.compactMap(\.lock) + [own]).sorted { left, right in
            dashboard.rules.place(of: left.feature) < dashboard.rules.place(of: right.feature)
        }
        return try all.compactMap { lock in
            try Gates.lock(lock.feature, dashboard.firm.id, dashboard.reader).map {
                LockView(lock: $0, promise: lock.promise)
            }
        }
    }
}

extension RuleSet {
    /// The place on the ladder from which a feature is open.
    fileprivate func place(of feature: Feature) -> Int { opening(of: feature).map { rank(of: $0.code) } ?? 0 }
}
