package import Jobs
package import Partners
internal import Programme
package import Templates
package import Web

/// The first page of partners and of admins, and what is announced there. `folder` is the one whose disk must not be
/// full.
package struct Dashboards: CountedPart {
    let folder: String
    private let hasMailServer: Bool

    package init(folder: String, hasMailServer: Bool) {
        self.folder = folder
        self.hasMailServer = hasMailServer
    }

    package func routes(_ parts: Parts) -> [SiteRoute] {
        let rows: [[SiteRoute]] = [
            DashboardPages(engine: parts.engine()).routes,
            DashboardSettingsPages.routes,
            ArrangementPages.routes,
            AnnouncementPages.routes,
            OverviewPages(folder: folder, hasMailServer: hasMailServer).routes,
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
    package let uses: [PartnerUse] = [.goals]
}

extension PartnerUse {
    static let goals = PartnerUse("goals", Text("Goals", as: "adoption"), opensWith: .goals)
}
