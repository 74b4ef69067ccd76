internal import Base
internal import Database
internal import HTTP
internal import Leads
internal import Partners
internal import Programme
internal import Templates
internal import Web

/// `GET /partner-dashboard`
struct DashboardPages {
    let engine: ProgrammeEngine

    var routes: [SiteRoute] {
        // Of a firm with many thousand leads it takes its time to sum up a year.
        [.get(DashboardPath.partner, .partner, at: .pool) { try show($0) }]
    }

    private func show(_ context: Context) throws -> Response {
        let setting = try DashboardContext(context)
        let (reader, firm) = (setting.reader, setting.firm.id)
        let tierSummary = try TierSummary(of: firm, engine, at: setting.now, reader, setting.audience)
        let isFirstRun = try setting.stock.isEmpty && !LeadFigures.hasAny(of: firm, in: reader)
        let mayArrange = try Gates.allows(.ownDashboard, firm, reader)
        let news = try AnnouncementStore.shown(
            to: setting.viewer.id, of: tierSummary.code, on: setting.today, in: reader)
        return try context.page(
            DashboardPage(
                greeting: DashboardPage.greeting(
                    setting.viewer.name, at: setting.audience.zone.local(setting.now).second),
                day: setting.audience.longDate(setting.audience.today), isPartial: !setting.seesFirm,
                news: news.map(AnnouncementView.init), figures: isFirstRun ? [] : setting.figures(),
                steps: isFirstRun ? firstSteps(context, tierSummary) : [],
                blocks: isFirstRun
                    ? firstBlocks(setting, tierSummary) : blocks(setting, tierSummary, mayArrange: mayArrange),
                locks: isFirstRun ? [] : locks(setting), mayArrange: mayArrange && !isFirstRun,
                isOwner: setting.isOwner))
    }

    /// In the order that the person has chosen, where their tier lets them choose.
    private func blocks(
        _ setting: DashboardContext, _ tierSummary: TierSummary, mayArrange: Bool
    ) throws -> [BlockView] {
        let arrangement =
            try mayArrange
            ? DashboardStore.arrangement(of: setting.viewer.id, in: setting.reader) : Arrangement.standard
        let shown = arrangement.shown
        let needsEntered = shown.contains(.chart) || shown.contains(.analytics)
        let entered =
            try needsEntered
            ? LeadFigures.entered(
                of: setting.firm.id, since: setting.period.start(setting), seenBy: setting.visibleScope,
                in: setting.reader)
            : []
        return try shown.compactMap { try view(of: $0, setting, tierSummary, entered) }
    }

    /// nil where it is locked, or not for this person.
    private func view(
        of block: DashboardBlock, _ setting: DashboardContext, _ tierSummary: TierSummary,
        _ entered: [LeadFigures.Entered]
    ) throws -> BlockView? {
        if let feature = block.feature, try !Gates.allows(feature, setting.firm.id, setting.reader) { return nil }
        var view = BlockView(block)
        switch block {
        case .todo: view.todo = try TodoBlock(setting, tierSummary)
        case .tier: view.tier = try TierBlock(setting, tierSummary, engine.metrics)
        case .chart: view.chart = try ChartBlock(setting, entered)
        case .goal where setting.seesFirm: view.goal = try GoalBlock(setting)
        case .goal: return nil
        case .analytics: view.analytics = AnalyticsBlock(setting, entered)
        case .ranking: view.ranking = try RankingBlock(setting)
        case .activity: view.activity = try ActivityBlock(setting)
        }
        return view
    }

    private func firstBlocks(_ setting: DashboardContext, _ tierSummary: TierSummary) throws -> [BlockView] {
        try [.tier, .ranking].compactMap { try view(of: $0, setting, tierSummary, []) }
    }

    private func firstSteps(_ context: Context, _ tierSummary: TierSummary) throws -> [FirstStep] {
        let next = ["tier": tierSummary.nextName ?? ""]
        return try context.site.parts.firstSteps(context) + [
            FirstStep(
                30, Text("View benefits"),
                note: tierSummary.nextName == nil
                    ? Text("Your tier's rate and the requirements to keep it.")
                    : Text("Requirements, features and rates of {tier}.", next),
                action: Text("Your tier"), icon: "tier", path: TierPath.progression)
        ]
    }

    private func locks(_ setting: DashboardContext) throws -> [LockView] {
        let blocks = DashboardBlock.allCases.compactMap { block in
            block.feature.flatMap { feature in block.promise.map { (feature, $0) } }
        }
        let own = (Feature.ownDashboard, Text("Choose which blocks to show and in which order."))
        // Blocks unlocked by the next tier come first.
        let all = (blocks + [own]).sorted { left, right in
            setting.rules.place(of: left.0) < setting.rules.place(of: right.0)
        }
        return try all.compactMap { feature, promise in
            try Gates.lock(feature, setting.firm.id, setting.reader).map { LockView(lock: $0, promise: promise) }
        }
    }
}

extension RuleSet {
    /// The place on the ladder from which a feature is open.
    fileprivate func place(of feature: Feature) -> Int { opening(of: feature).map { rank(of: $0.code) } ?? 0 }
}
