package import Base
internal import Database
package import Programme
package import Templates
package import Web

/// A firm in the list.
package struct PartnerRow: Sendable {
    package let id: ID<Firm>
    let name: String
    let email: String
    let type: String
    let region: String
    let tier: String
    let state: PartnerState
    let country: String
    let manager: String
    let tags: String
    let leads: Int
    let accepted: Rate
    let won: Rate
    let revenue: Money
    let commission: Money
    let answerTime: Duration?
    let load: Int
    let capacity: Int?
    let createdAt: Timestamp
    let stateSince: Timestamp
    let lastActivity: Timestamp?

    /// The workload out of the capacity.
    var workload: String { capacity.map { "\(load)/\($0)" } ?? "\(load)" }
}

/// `/admin/partners`: the columns, filters and sorting. Its scope value limits it to visible firms.
package enum PartnerList {
    package static let stuckAfter = Duration.seconds(7 * 86_400)

    package static func definition(
        seenBy visibleScope: PartnerScope, at now: Timestamp, _ rules: RuleSet, currency: Currency, tags: [String],
        managers: [Partner.Manager], uses: [PartnerUse] = [], in language: Language
    ) -> ListDefinition<PartnerRow> {
        ListDefinition(
            name: "partners",
            select: """
                SELECT p.id, p.name, p.email, p.type, p.region, p.tier, p.state, p.country, p.manager_name, p.tags, p.leads,
                    p.accepted_share, p.won_share, p.revenue, p.commission, NULLIF(p.mean_answer_time, 0), p.load,
                    p.capacity, p.created_at, p.state_since, NULLIF(p.last_activity_at, 0)
                """,
            from: "FROM partners p WHERE (" + visibleScope.condition + ")", key: "p.id",
            columns: columns(rules, language),
            filters: filters(rules, now - stuckAfter, tags, managers, uses), order: ListOrder("name"),
            id: { $0.id.text },
            path: { PartnerPath.show($0.id) }
        ) { row in
            PartnerRow(
                id: try row.next(), name: try row.next(), email: try row.next(), type: try row.next(),
                region: try row.next(), tier: try row.next(), state: try row.next(), country: try row.next(),
                manager: try row.next(), tags: Lines.shown(Lines.read(try row.text())), leads: try row.next(),
                accepted: try row.next(), won: try row.next(), revenue: Money(minor: try row.integer(), currency),
                commission: Money(minor: try row.integer(), currency),
                answerTime: try row.next(Int64?.self).map { .milliseconds($0) }, load: try row.next(),
                capacity: try row.next(), createdAt: try row.next(), stateSince: try row.next(),
                lastActivity: try row.next())
        }
    }

    private static func columns(_ rules: RuleSet, _ language: Language) -> [ListDefinition<PartnerRow>.Column] {
        [
            .init("name", Text("Name"), order: "p.name_key") { .text($0.name) },
            .init("type", Text("Type"), order: "p.type") { .text(rules.typeName($0.type)) },
            .init("tier", Text("Tier"), order: "p.tier_rank") { .text(rules.tier($0.tier)?.name ?? "") },
            .init("state", Text("Status"), order: "p.state") { .phrase($0.state.title) },
            .init("country", Text("Country"), order: "p.country", isShown: false) { row in
                .text(Country.shown(row.country, in: language))
            },
            .init("manager", Text("Account manager"), order: "p.manager_name") { .text($0.manager) },
            .init("leads", Text("Leads"), order: "p.leads") { .number($0.leads) },
            .init("accepted", Text("Accepted"), order: "p.accepted_share", isShown: false) {
                .text($0.accepted.shown(in: language))
            },
            .init("won", Text("Won"), order: "p.won_share") { .text($0.won.shown(in: language)) },
            .init("revenue", Text("Revenue"), order: "p.revenue") { .money($0.revenue) },
            .init("commission", Text("Commission"), order: "p.commission", isShown: false) { .money($0.commission) },
            .init("answer_time", Text("Response time"), order: "p.mean_answer_time", isShown: false) { row in
                row.answerTime.map { .phrase($0.inWords) } ?? .none
            },
            .init("load", Text("Workload"), order: "p.load", isShown: false) { .text($0.workload) },
            .init("last_activity", Text("Last activity"), order: "p.last_activity_at") { row in
                row.lastActivity.map(Cell.moment) ?? .none
            },
            .init("email", Text("E-mail"), isShown: false) { .text($0.email) },
            .init("region", Text("Region"), isShown: false) { .text(rules.regionName($0.region)) },
            .init("tags", Text("Tags"), isShown: false) { .text($0.tags) },
            .init("created", Text("Joined on"), order: "p.created_at", isShown: false) { .moment($0.createdAt) },
            .init("state_since", Text("Status since"), isShown: false) { .moment($0.stateSince) },
        ]
    }

    private static func filters(
        _ rules: RuleSet, _ stuckSince: Timestamp, _ tags: [String], _ managers: [Partner.Manager],
        _ uses: [PartnerUse]
    ) -> [ListDefinition<PartnerRow>.Filter] {
        let states = PartnerState.allCases.map { ($0.rawValue, $0.title) }
        let types = rules.typeNames.map { ($0.code, Text("{name}", ["name": $0.name])) }
        let tiers = rules.tiers.map { ($0.code, Text("{name}", ["name": $0.name])) }
        let tags = tags.map { ($0, Text("{name}", ["name": $0])) }
        let managers = managers.map { ($0.id.text, Text("{name}", ["name": $0.name])) }
        return [
            .init("q", Text("Name, e-mail or domain"), .text, where: "p.found_by LIKE $1 ESCAPE '\\'"),
            // The tabs above the list set it.
            .init("state", Text("Status"), .choice(states), isShown: false, where: "p.state = $1"),
            .init("type", Text("All types"), .choice(types), where: "p.type = $1"),
            .init("tier", Text("All tiers"), .choice(tiers), where: "p.tier = $1"),
            .init("manager", Text("All managers"), .choice(managers), where: "p.manager_id = $1"),
            .init(
                "tag", Text("All tags"), .choice(tags),
                where: "EXISTS (SELECT 1 FROM partner_tags t WHERE t.tag = $1 AND t.firm_id = p.id)"),
            .init(
                "stuck", Text("No progress for over 7 days"), .flagged(stuckSince),
                where: "p.state IN ('invited', 'onboarding') AND p.state_since < $1"),
            .init(
                "uses", Text("Has used"), .choice(uses.map { ($0.code, $0.title) }),
                where: "EXISTS (SELECT 1 FROM partner_uses u WHERE u.feature = $1 AND u.firm_id = p.id)"),
            .init("full", Text("At capacity"), .flag, where: "p.capacity IS NOT NULL AND p.load >= p.capacity"),
        ]
    }
}

extension RuleSet {
    /// Each type once, though it may be described region by region.
    package var typeNames: [(code: String, name: String)] {
        var seen: Set<String> = []
        return partnerTypes.filter { seen.insert($0.code).inserted }.map { ($0.code, $0.name) }
    }

    package func typeName(_ code: String) -> String { partnerTypes.first { $0.code == code }?.name ?? code }
    package func regionName(_ code: String) -> String { regions.first { $0.code == code }?.name ?? code }
}

extension Duration {
    /// So long that a person remembers it: "40 minutes", "5 hours", "3 days".
    package var inWords: Text {
        let minutes = Int(components.seconds) / 60
        return switch minutes {
        case ..<120: Text("{n} minute", many: "{n} minutes", max(1, minutes))
        case ..<(48 * 60): Text("{n} hour", many: "{n} hours", minutes / 60)
        default: Text("{n} day", many: "{n} days", minutes / (24 * 60))
        }
    }
}

extension Rate {
    /// Whole per cent: what is compared down a column needs no more.
    func shown(in language: Language) -> String {
        let whole = (basisPoints + 50) / 100
        return language == .german ? "\(whole)\u{A0}%" : "\(whole)%"
    }
}
