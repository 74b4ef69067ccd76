package import Programme
package import Templates
package import Web

/// The part: the first page of partners and of admins.
package struct Dashboards: Sendable {
    let programme: Programme
    /// The folder whose disk must not be full.
    let folder: String

    package init(programme: Programme, folder: String) {
        self.programme = programme
        self.folder = folder
    }

    package var routes: [SiteRoute] {
        let rows: [[SiteRoute]] = [
            DashboardPages(programme: programme).routes,
            DashboardSettingsPages.routes,
            ArrangementPages.routes,
            AnnouncementPages.routes,
            OverviewPages(folder: folder).routes,
        ]
        return rows.flatMap(\.self)
    }

    package static let pages: [any TemplatePage.Type] = [
        Framed<DashboardPage>.self, Framed<DashboardSettingsPage>.self, Framed<ArrangementPage>.self,
        Framed<AnnouncementsPage>.self, Framed<AnnouncementPage>.self, Framed<OverviewPage>.self,
    ]
}
