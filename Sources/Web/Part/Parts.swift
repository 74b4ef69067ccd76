package import Base
package import Database
package import Jobs
package import Templates

/// All parts of the product, in their order, and what they declare together.
package struct Parts: Sendable {
    package let all: [any Part]
    package let menu: Menu

    package init(_ all: [any Part] = []) {
        self.all = all
        menu = Menu(all.flatMap(\.menu))
    }

    package var routes: [SiteRoute] { all.flatMap { $0.routes(self) } }
    package var pages: [any TemplatePage.Type] { all.flatMap(\.pages) + letters.flatMap { $0.pages } }
    package var letters: [any Letter.Type] { all.flatMap(\.letters) }
    package var actions: [AuditAction] { all.flatMap(\.actions) }
    package var fields: [AuditField] { all.flatMap(\.fields) }
    package var searches: [SearchSource] { all.flatMap(\.searches) }
    package var topics: [LiveTopic] { all.flatMap(\.topics) }
    package func listeners(_ site: Site) -> [EventListener] { all.flatMap { $0.listeners(site) } }
    package func jobs(_ site: Site) -> [PartJob] { all.flatMap { $0.jobs(site) } }
    package var backfills: [Backfill] { all.flatMap(\.backfills) }
    package func todos(_ context: Context) throws -> [Todo] { try all.flatMap { try $0.todos(context) } }
    package func firstSteps(_ context: Context) throws -> [FirstStep] {
        try all.flatMap { try $0.firstSteps(context) }.sorted { $0.order < $1.order }
    }
    package func waiting(_ context: Context) throws -> [Figure] { try all.flatMap { try $0.waiting(context) } }
    package var overview: [HomeBlock] { all.flatMap(\.overview).sorted { $0.order < $1.order } }
    package var limits: [LimitRow] { all.flatMap(\.limits) }
    package func prepare(_ writer: Writer) throws { for part in all { try part.prepare(writer) } }
    package func gauges(_ reader: Reader, at now: Timestamp) throws -> [Gauge] {
        try all.flatMap { try $0.gauges(reader, at: now) }
    }

    /// What stands around the page of a visit.
    package func chrome(_ visit: any Visit) -> Chrome {
        var chrome = Chrome()
        for part in all { part.surround(&chrome, visit) }
        return chrome
    }
}
