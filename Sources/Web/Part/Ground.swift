internal import Base
internal import HTTP
internal import Jobs
package import Templates

/// What is there before any part of the product: preferences, live news, the search, and what surrounds every page.
package struct Ground: Part {
    package init() {}

    package func routes(_ parts: Parts) -> [SiteRoute] {
        Preferences.routes + LiveSocket.routes + SearchPages(parts.searches).routes
    }

    package var pages: [any TemplatePage.Type] {
        [Framed<ErrorPage>.self, Framed<ImportIndexPage>.self, Framed<ImportPage>.self] + SearchPages.pages
    }

    package var actions: [AuditAction] { GroundEvent.actions }

    package var topics: [LiveTopic] { [ImportLive.topic] }

    package func jobs(_ site: Site) -> [PartJob] { [AnswerAndMailCleanup.job, Backfill.job(site.parts.backfills)] }

    package var backfills: [Backfill] { Backfill.web }

    package var limits: [LimitRow] { LimitRow.ofGround }

    package func surround(_ chrome: inout Chrome, _ visit: any Visit) {
        guard let user = visit.session?.user else { return }
        chrome.paths.live = LiveSocket.path
        chrome.paths.search = SearchPages.path
        (chrome.groups, chrome.mainPlaces) = visit.site.parts.menu.places(
            of: user, at: visit.request.path.text)
    }
}

enum GroundEvent: String, PartEvent {
    case listExported = "list.exported"

    var title: Text? {
        switch self {
        case .listExported: Text("List exported", as: "action")
        }
    }
}
