internal import Base
internal import Leads
internal import Partners
internal import Programme
internal import Templates
internal import Web

// The blocks of a partner's home that sum up what several parts know.

extension PartnerBlock {
    static let own: [PartnerBlock] = [
        PartnerBlock(HomeBlock("todo", Text("To do"), order: 10) { try TodoBlock($0.dashboard(), $0.tier()) }),
        PartnerBlock(
            HomeBlock("tier", Text("Your tier"), order: 20) {
                try TierBlock($0.dashboard(), $0.tier(), $0.engine().metrics)
            }, isForBeginners: true),
        PartnerBlock(
            HomeBlock("chart", Text("Won value", as: "block"), order: 30) {
                try ChartBlock($0.dashboard(), $0.entered())
            }),
        PartnerBlock(
            HomeBlock("goal", Text("Goal and forecast"), order: 40) {
                let dashboard = try $0.dashboard()
                return dashboard.seesFirm ? try GoalBlock(dashboard) : nil
            },
            lock: Lock(
                .goals, Text("Set a monthly goal and see a forecast based on your pace and your open leads."))),
        PartnerBlock(
            HomeBlock("analytics", Text("Sources of deals"), order: 50) {
                try AnalyticsBlock($0.dashboard(), $0.entered())
            },
            lock: Lock(
                .attribution,
                Text("See which sources lead to deals, how many leads convert and how quickly you respond."))),
        PartnerBlock(
            HomeBlock("ranking", Text("Ranking"), order: 60) { try RankingBlock($0.dashboard()) },
            isForBeginners: true),
        PartnerBlock(HomeBlock("activity", Text("Recent activity"), order: 70) { try ActivityBlock($0.dashboard()) }),
    ]
}

extension Home {
    func dashboard() throws -> DashboardContext { try once { try DashboardContext($0.context) } }

    func tier() throws -> TierSummary {
        try once { home in
            let dashboard = try home.dashboard()
            return try TierSummary(
                of: dashboard.firm.id, home.engine(), at: dashboard.now, dashboard.reader, dashboard.audience)
        }
    }

    fileprivate func engine() throws -> ProgrammeEngine { try once { $0.context.site.parts.engine() } }

    /// The leads that were added in the chosen period.
    fileprivate func entered() throws -> [LeadFigures.Entered] {
        try once { home in
            let dashboard = try home.dashboard()
            return try LeadFigures.entered(
                of: dashboard.firm.id, since: dashboard.period.start(dashboard), seenBy: dashboard.visibleScope,
                in: dashboard.reader)
        }
    }
}
