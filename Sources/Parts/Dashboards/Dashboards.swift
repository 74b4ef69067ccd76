package import Jobs
package import Partners
package import Programme
package import Templates
package import Web

/// The first page of partners and of admins, and what is announced there.
package struct Dashboards: PartnerPart, ProgrammePart {
    package init() {}

    package func routes(_ parts: Parts) -> [SiteRoute] {
        let rows: [[SiteRoute]] = [
            DashboardPages.routes,
            DashboardSettingsPages.routes,
            ArrangementPages.routes,
            AnnouncementPages.routes,
            OverviewPages.routes,
        ]
        return rows.flatMap(\.self)
    }

    package let pages: [any TemplatePage.Type] = [
        Framed<DashboardPage>.self,
        Framed<DashboardSettingsPage>.self,
        Framed<ArrangementPage>.self,
        Framed<AnnouncementsPage>.self,
        Framed<AnnouncementPage>.self,
        Framed<OverviewPage>.self,
        TodoBlock.self,
        TierBlock.self,
        ChartBlock.self,
        GoalBlock.self,
        AnalyticsBlock.self,
        RankingBlock.self,
        ActivityBlock.self,
        StatesBlock.self,
        TiersBlock.self,
        AtRiskBlock.self,
        NearestBlock.self,
        Adoption.self,
    ]

    package var backfills: [Backfill] { Backfill.announcements }

    package var actions: [AuditAction] { DashboardEvent.actions }
    package var fields: [AuditField] { AuditField.ofDashboards }

    package let menu = [
        MenuEntry(
            Text("Dashboard"), DashboardPath.partner, "home", keys: "g d", in: .main, 10, for: .owner, .member),
        MenuEntry(Text("Overview"), DashboardPath.admin, "home", keys: "g d", in: .programme, 10, for: .admin),
        MenuEntry(
            Text("Announcements"), DashboardPath.announcements, "megaphone", in: .programme, 80, for: .admin),
    ]

    package var topics: [LiveTopic] { [OverviewLive.topic] }
    package func listeners(_ site: Site) -> [EventListener] { [OverviewLive.listener(site.live)] }
    package let features: [Feature] = [.attribution, .goals, .ownDashboard]
    package let uses: [PartnerUse] = [.goals]
    package var blocks: [PartnerBlock] { PartnerBlock.own }
    package var overview: [HomeBlock] { HomeBlock.ofProgramme }
}

extension PartnerUse {
    static let goals = PartnerUse("goals", Text("Goals", as: "adoption"), opensWith: .goals)
}
