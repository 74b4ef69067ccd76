internal import Base
internal import Database
internal import Partners
internal import Templates
internal import Web

/// A lead as staff see it in their list.
struct LeadAdminRow: Sendable {
    let id: ID<Lead>
    let title: String
    let firm: ID<Firm>
    let stage: String
    let source: Lead.Source
    let review: Lead.Review
    let worth: Money?
    let createdAt: Timestamp
    let activeAt: Timestamp
    let temperature: Lead.Internals.Temperature?
    let score: Int?
}

/// All leads of all firms, or of those of a chain. The names of firms and stages are looked up by the pages.
enum LeadAdminList {
    private static let select: SQL = """
        SELECT l.id, CASE l.company WHEN '' THEN l.name ELSE l.company END, l.firm_id, l.stage, l.source, l.review,
            COALESCE(l.won_minor, l.value_minor), COALESCE(l.won_currency, l.value_currency), l.created_at, l.active_at, i.temperature, i.score
        """
    private static let from: SQL = """
        FROM leads l LEFT JOIN lead_internals i ON i.lead_id = l.id
        WHERE l.archived_at IS NULL
        """

    /// Which leads the list goes through, by how many ids there are: those of the leads that were found, or of the
    /// firms of a chain.
    enum Among {
        case leads(Int)
        case firms(Int)
    }

    /// The firms of a chain manager; nil for users who see all.
    static func chain(_ visibleScope: LeadScope, in reader: Reader) throws -> [String]? {
        guard case .chain(let manager) = visibleScope else { return nil }
        return try PartnerScope.chain(of: manager, in: reader).map(\.text)
    }

    static func definition(
        _ stages: LeadStages, _ firms: [ID<Firm>: String], _ zone: TimeZone, among: Among?
    ) -> ListDefinition<LeadAdminRow> {
        ListDefinition(
            name: "leads", select: select, from: from + condition(among), key: "l.id", columns: columns(stages, firms),
            filters: filters(stages, zone), order: ListOrder("created", descending: true), id: { $0.id.text },
            path: { LeadPath.staff($0.id) }, decode: decode)
    }

    /// ` AND l.id IN ($1, $2)`
    private static func condition(_ among: Among?) -> SQL {
        let (start, count): (SQL, Int)
        switch among {
        case nil: return ""
        case .leads(let ids): (start, count) = (" AND l.id IN ($1", ids)
        case .firms(let ids): (start, count) = (" AND l.firm_id IN ($1", ids)
        }
        guard count > 0 else { return " AND 1 = 0" }
        return (1..<count).reduce(start) { $0 + (", $1" as SQL).shifted(by: $1) } + ")"
    }

    private static func columns(
        _ stages: LeadStages, _ firms: [ID<Firm>: String]
    ) -> [ListDefinition<LeadAdminRow>.Column] {
        [
            .init("lead", Text("Lead"), order: "l.title_key") { .text($0.title) },
            .init("partner", Text("Partner")) { .text(firms[$0.firm] ?? "") },
            .init("stage", Text("Stage")) { row in
                stages[row.stage].map { .phrase($0.title) } ?? .text(row.stage)
            },
            .init("review", Text("Review")) { .phrase($0.review.title) },
            .init("source", Text("Source")) { .phrase($0.source.title) },
            .init("value", Text("Value"), order: "COALESCE(l.won_minor, l.value_minor, 0)") { row in
                row.worth.map(Cell.money) ?? .none
            },
            .init("temperature", Text("Lead temperature")) { row in row.temperature.map { .phrase($0.title) } ?? .none
            },
            .init("score", Text("Score")) { row in row.score.map(Cell.number) ?? .none },
            .init("created", Text("Added on"), order: "l.created_at") { .moment($0.createdAt) },
            .init("active", Text("Last activity"), isShown: false) { .moment($0.activeAt) },
        ]
    }

    private static func filters(_ stages: LeadStages, _ zone: TimeZone) -> [ListDefinition<LeadAdminRow>.Filter] {
        [
            // The matches are already in `hits`.
            .init("search", Text("Name, company, address, number"), .text, where: "$1 <> ''"),
            // Set by the page of a firm.
            .init("firm", Text("Partner"), .exact, isShown: false, where: "l.firm_id = $1"),
            .init("review", Text("Review"), .cases(Lead.Review.allCases.map { ($0.rawValue, $0.title, $0.condition) })),
            .init("stage", Text("Stage"), .choice(stages.all.map { ($0.code, $0.title) }), where: "l.stage = $1"),
            .init(
                "source", Text("Source"), .choice(Lead.Source.allCases.map { ($0.rawValue, $0.title) }),
                where: "l.source = $1"),
            .init("from", Text("Added from"), .since(zone), where: "l.created_at >= $1"),
            .init("to", Text("Added until"), .until(zone), where: "l.created_at < $1"),
            .init("won_from", Text("Won from"), .day, where: LeadFilter.wonFrom),
            .init("won_to", Text("Won until"), .day, where: LeadFilter.wonTo),
        ]
    }

    @Sendable private static func decode(_ row: inout Row) throws -> LeadAdminRow {
        LeadAdminRow(
            id: try row.next(), title: try row.next(), firm: try row.next(), stage: try row.next(),
            source: try row.next(), review: try row.next(), worth: try row.next(), createdAt: try row.next(),
            activeAt: try row.next(), temperature: try row.next(String?.self).flatMap(Lead.Internals.Temperature.init),
            score: try row.next())
    }
}

extension Lead.Review {
    /// Each spelt out: of those that few leads have, there is an index. The span, which holds every moment, makes SQLite
    /// take it and sort the few, rather than go through all leads in the order that is wanted.
    fileprivate var condition: SQL {
        switch self {
        case .accepted: "l.review = 'accepted'"
        case .waiting: "l.review = 'waiting' AND l.created_at BETWEEN 0 AND 9000000000000000"
        case .rejected: "l.review = 'rejected' AND l.created_at BETWEEN 0 AND 9000000000000000"
        }
    }
}

extension Lead.Internals.Temperature {
    var title: Text {
        switch self {
        case .hot: Text("Hot", as: "temperature")
        case .warm: Text("Warm", as: "temperature")
        case .cold: Text("Cold", as: "temperature")
        }
    }
}
