package import Base
package import Database
package import Jobs
package import Templates

/// A part of the product, as one value: what it answers, does and declares. Each part is this value in
/// `Sources/Parts/<Name>/<Name>.swift`, its table of contents; `App` lists the parts and nothing else of them. What a
/// lower part gathers from those above it has a protocol of its own there, such as `ProgrammePart`.
package protocol Part: Sendable {
    /// The pages and forms. Those that show what other parts declare take it from `parts`.
    func routes(_ parts: Parts) -> [SiteRoute]
    /// Every type that a template is bound to.
    var pages: [any TemplatePage.Type] { get }
    var letters: [any Letter.Type] { get }
    /// What it writes into the audit log, in words, and what the fields in there are called.
    var actions: [AuditAction] { get }
    var fields: [AuditField] { get }
    /// Its pages in the menu.
    var menu: [MenuEntry] { get }
    /// What the search in the top bar finds.
    var searches: [SearchSource] { get }
    /// What pages that stay open can be told of.
    var topics: [LiveTopic] { get }
    func listeners(_ site: Site) -> [EventListener]
    func jobs(_ site: Site) -> [PartJob]
    /// How columns that came later are filled in rows that were there before.
    var backfills: [Backfill] { get }
    /// What somebody should do today, for the to-do list of their home.
    func todos(_ context: Context) throws -> [Todo]
    /// What somebody does first, for a home that has nothing to show yet; empty for who has no part in it.
    func firstSteps(_ context: Context) throws -> [FirstStep]
    /// What waits for staff, for their home.
    func waiting(_ context: Context) throws -> [Figure]
    /// What it shows on the home of admins.
    var overview: [HomeBlock] { get }
    /// How much of it one person, firm or address may have.
    var limits: [LimitRow] { get }
    /// What it adds to what stands around each page.
    func surround(_ chrome: inout Chrome, _ visit: any Visit)
    /// What it needs before the first write: indexes that migrations do not make.
    func prepare(_ writer: Writer) throws
    /// What `/metrics` tells of it.
    func gauges(_ reader: Reader, at now: Timestamp) throws -> [Gauge]
}

extension Part {
    package func routes(_ parts: Parts) -> [SiteRoute] { [] }
    package var pages: [any TemplatePage.Type] { [] }
    package var letters: [any Letter.Type] { [] }
    package var actions: [AuditAction] { [] }
    package var fields: [AuditField] { [] }
    package var menu: [MenuEntry] { [] }
    package var searches: [SearchSource] { [] }
    package var topics: [LiveTopic] { [] }
    package func listeners(_ site: Site) -> [EventListener] { [] }
    package func jobs(_ site: Site) -> [PartJob] { [] }
    package var backfills: [Backfill] { [] }
    package func todos(_ context: Context) throws -> [Todo] { [] }
    package func firstSteps(_ context: Context) throws -> [FirstStep] { [] }
    package func waiting(_ context: Context) throws -> [Figure] { [] }
    package var overview: [HomeBlock] { [] }
    package var limits: [LimitRow] { [] }
    package func surround(_ chrome: inout Chrome, _ visit: any Visit) {}
    package func prepare(_ writer: Writer) throws {}
    package func gauges(_ reader: Reader, at now: Timestamp) throws -> [Gauge] { [] }
}
