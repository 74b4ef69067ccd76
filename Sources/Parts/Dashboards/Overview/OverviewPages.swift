internal import Base
internal import Database
internal import HTTP
internal import Leads
internal import Partners
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// `GET /admin`: the state of the programme and the open tasks of staff.
enum OverviewPages {
    static let routes: [SiteRoute] = [.get(DashboardPath.admin, .admin, at: .pool, show)]

    @Sendable private static func show(_ context: Context) throws -> Response {
        let home = Home(context)
        let (audience, parts) = (context.audience, context.site.parts)
        let overview = try home.overview()
        return try context.page(
            OverviewPage(
                greeting: DashboardPage.greeting(
                    context.viewer.name, at: audience.zone.local(audience.now).second),
                day: audience.longDate(audience.today),
                steps: overview.counts.states[.active] == nil ? parts.firstSteps(context) : [],
                waiting: parts.waiting(context), figures: overview.figures(),
                blocks: parts.overview.compactMap { try home.draw($0) }))
    }
}

/// The data that the blocks of the overview share.
struct OverviewContext {
    let reader: Reader
    let audience: Audience
    let settings: Settings
    let rules: RuleSet
    let today: CivilDate
    let counts: PartnerCounts
    let uses: [PartnerUse]

    init(_ context: Context) throws {
        reader = context.reader
        audience = context.audience
        settings = try Settings.current(reader)
        rules = try ProgrammeRules.current(reader).rules
        today = settings.zone.local(audience.now).day
        counts = try PartnerCounts(in: reader)
        uses = context.site.parts.uses
    }

    /// As many firms as one can write to before noon.
    private static let shown = 5
    /// From here on a firm is close to the next tier.
    private static let close = 80

    func whole(_ minor: Int64) -> String { audience.wholeMoney(Money(minor: minor, settings.currency)) }

    /// This month so far, and the whole one before it.
    func figures() throws -> [Figure] {
        let months = MonthPair(today)
        let end = months.first.firstOfNextMonth.adding(-1)
        let found = try PartnerMonths.ofAll(from: months.firstBefore, to: months.first, in: reader)
        let now = found.first { $0.month == months.first }?.figures ?? .init()
        let before = found.first { $0.month == months.firstBefore }?.figures ?? .init()
        let name = ["month": audience.month(months.firstBefore)]
        let link = { (amount: String) in name.merging(["amount": amount]) { first, _ in first } }
        var leads = Figure(
            name: Text("New leads this month"), value: audience.number(now.leads),
            path: LeadPath.enteredByAll(from: months.first, to: end))
        leads.note = Text("{amount} in the whole of {month}", link(audience.number(before.leads)))
        var won = Figure(
            name: Text("Won this month"), value: whole(now.revenue),
            path: LeadPath.wonByAll(from: months.first, to: end))
        won.note = Text("{amount} in the whole of {month}", link(whole(before.revenue)))
        var deals = Figure(
            name: Text("Deals this month"), value: audience.number(now.won),
            path: LeadPath.wonByAll(from: months.first, to: end))
        deals.note = Text("{amount} in the whole of {month}", link(audience.number(before.won)))
        var active = Figure(
            name: Text("Active partners"), value: audience.number(counts.states[.active] ?? 0),
            path: PartnerPath.list + "?state=active")
        let others = counts.states.filter { $0.key.takesPart && $0.key != .active }.reduce(0) { $0 + $1.value }
        active.note = Text("and {n} onboarding or paused", many: "and {n} onboarding or paused", others)
        return [active, leads, deals, won]
    }

    func states() -> [ShareRow] {
        let most = counts.states.values.max() ?? 0
        return PartnerState.allCases.compactMap { state in
            counts.states[state].map { count in
                ShareRow(
                    title: state.title, count: count, most: most, path: PartnerPath.list + "?state=\(state.rawValue)")
            }
        }
    }

    func tiers() -> [TierShareRow] {
        let most = counts.tiers.values.max() ?? 0
        return rules.tiers.map { tier in
            TierShareRow(
                name: tier.name, colour: tier.colour, icon: tier.icon, count: counts.tiers[tier.code] ?? 0, most: most,
                path: PartnerPath.list + "?state=active&tier=\(tier.code)")
        }
    }

    func atRisk() throws -> [FirmNote] {
        try StandingStore.atRisk(reader).prefix(Self.shown).map { standing in
            try note(standing, standing.risk.map { Text("until {day}", ["day": audience.shortDate($0.until)]) })
        }
    }

    func nearest() throws -> [FirmNote] {
        try StandingStore.nearest(reader).filter { ($0.nextPercent ?? 0) >= Self.close }.prefix(Self.shown).map {
            let values = [
                "percent": "\($0.nextPercent ?? 0)", "tier": rules.next(above: $0.tier)?.name ?? "",
            ]
            return try note($0, Text("{percent}% to {tier}", values))
        }
    }

    private func note(_ standing: Standing, _ words: Text?) throws -> FirmNote {
        let tier = rules.tier(standing.tier)
        return FirmNote(
            name: try PartnerRecords.partner(standing.firm, in: reader)?.name ?? standing.firm.text,
            path: PartnerPath.show(standing.firm), tier: tier?.name ?? "", colour: tier?.colour ?? 1,
            icon: tier?.icon ?? "tier", words: words)
    }
}

extension PartnerState {
    /// It has come in and has not gone.
    fileprivate var takesPart: Bool { [.invited, .onboarding, .active, .paused].contains(self) }
}
