internal import Base
internal import Database
internal import HTTP
internal import Leads
internal import Partners
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// The viewer of a dashboard, the time, and the data that most blocks need: read once.
struct DashboardContext {
    let context: Context
    let reader: Reader
    let audience: Audience
    let words: (Text) -> String
    let viewer: User
    let firm: Firm
    let visibleScope: LeadScope
    let settings: Settings
    let rules: RuleSet
    let now: Timestamp
    /// The date in the programme's time zone.
    let today: CivilDate
    let period: Period
    let measure: Measure
    /// nil for a firm without a record.
    let partner: Partner?
    let stock: LeadFigures.Stock
    /// Of the last twelve months.
    let wonDays: [LeadFigures.Day]

    init(_ context: Context) throws {
        let (site, audience) = (context.site, context.audience)
        self.context = context
        reader = context.reader
        self.audience = audience
        words = { site.templates.text($0, for: audience) }
        viewer = try context.viewer
        firm = try context.firm
        visibleScope = try context.leadScope
        settings = try Settings.current(reader)
        rules = try ProgrammeRules.current(reader).rules
        now = audience.now
        today = settings.zone.local(now).day
        let query = try context.request.query()
        period = query["span"].flatMap(Period.init) ?? .year
        measure = query["show"].flatMap(Measure.init) ?? .money
        partner = try PartnerRecords.partner(firm.id, in: reader)
        stock = try LeadFigures.stock(of: firm.id, seenBy: visibleScope, in: reader)
        wonDays = try LeadFigures.won(
            of: firm.id, from: Period.year.firstDay(until: today), to: today, seenBy: visibleScope, in: reader)
    }

    /// Somebody who sees but their own leads is shown no sums of the whole firm.
    var seesFirm: Bool { visibleScope.user == nil }
    var isOwner: Bool { viewer.has(.owner) }
    var currency: Currency { settings.currency }

    func won(from first: CivilDate, to last: CivilDate) -> Won { Won(wonDays, from: first, to: last) }
    func whole(_ minor: Int64) -> String { audience.wholeMoney(Money(minor: minor, currency)) }
    func exact(_ minor: Int64) -> String { audience.money(Money(minor: minor, currency)) }
    func percent(_ part: Int, of whole: Int) -> String {
        audience.percent(Rate(basisPoints: whole == 0 ? 0 : Int64((part * 100 + whole / 2) / whole) * 100))
    }
}
