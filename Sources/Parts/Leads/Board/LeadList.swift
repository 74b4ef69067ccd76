internal import Base
internal import Database
internal import Templates
internal import Web

/// The leads as a table: the same as on the board, under the same filters.
enum LeadList {
    /// The name of the saved views, shared with the board.
    static let name = "leads"

    struct Item: Sendable {
        let id: ID<Lead>
        let name: String
        let company: String
        let stage: Lead.Stage
        let worth: Money?
        let source: Lead.Source
        let owner: ID<User>?
        let createdAt: Timestamp
        let stageSince: Timestamp
        let nextAction: Lead.NextAction?
        let tags: String
        let review: Lead.Review
    }

    /// Returns the values of the scope: a firm, the user if only their own and unassigned leads are visible, and the
    /// selected leads, if any.
    static func scope(
        _ firm: ID<Firm>, _ visibleScope: LeadScope, picks: [ID<Lead>] = []
    ) -> [any DatabaseValue & Sendable] {
        [firm, visibleScope.user?.text ?? "", picks.map(\.text).joined(separator: " ")]
    }

    private static let select: SQL = """
        SELECT id, name, company, stage, COALESCE(won_minor, value_minor), COALESCE(won_currency, value_currency),
            source, user_id, created_at, stage_since, next_action, next_on, tags, review
        """
    private static let from: SQL = """
        FROM leads WHERE firm_id = $1 AND archived_at IS NULL AND ($2 = '' OR user_id IS NULL OR user_id = $2)
            AND ($3 = '' OR $3 LIKE '%' || id || '%')
        """

    static func definition(
        _ stages: LeadStages, _ colleagues: LeadColleagues, _ currency: Currency, _ audience: Audience
    ) -> ListDefinition<Item> {
        ListDefinition(
            name: name, select: select, from: from, key: "id", columns: columns(colleagues),
            filters: filters(stages, colleagues, currency, audience), order: ListOrder("created", descending: true),
            id: { $0.id.text }, path: { LeadPath.show($0.id) }, decode: { try Item(&$0, stages) })
    }

    private static func columns(_ colleagues: LeadColleagues) -> [ListDefinition<Item>.Column] {
        [
            .init("company", Text("Company"), order: "title_key") {
                .text($0.company.isEmpty ? $0.name : $0.company)
            },
            .init("name", Text("Contact"), order: "words") { .text($0.name) },
            .init("stage", Text("Stage"), order: "(SELECT place FROM lead_stages WHERE code = leads.stage)") {
                .phrase($0.stage.title)
            },
            .init("value", Text("Value"), order: "COALESCE(won_minor, value_minor, 0)") {
                $0.worth.map { .money($0) } ?? .none
            },
            .init("owner", Text("Owner", as: "of a lead")) { .text($0.owner.flatMap(colleagues.name) ?? "") },
            .init("next", Text("Next action"), order: "COALESCE(next_on, '9999')") {
                .text($0.nextAction?.title ?? "")
            },
            .init("due", Text("Due"), order: "COALESCE(next_on, '9999')") {
                $0.nextAction.map { .day($0.day) } ?? .none
            },
            .init("source", Text("Source"), order: "source", isShown: false) { .phrase($0.source.title) },
            .init("tags", Text("Tags"), isShown: false) { .text($0.tags) },
            .init("review", Text("Review"), order: "review", isShown: false) { .phrase($0.review.title) },
            .init("since", Text("In stage since"), order: "stage_since", isShown: false) { .moment($0.stageSince) },
            .init("created", Text("Added on"), order: "created_at") { .moment($0.createdAt) },
        ]
    }

    private static func filters(
        _ stages: LeadStages, _ colleagues: LeadColleagues, _ currency: Currency, _ audience: Audience
    ) -> [ListDefinition<Item>.Filter] {
        let owners: [(code: String, title: Text)] =
            colleagues.all.map { (code: $0.id.text, title: Text("{name}", ["name": $0.name])) }
            + [(code: "nobody", title: Text("Unassigned", as: "lead owner"))]
        let amounts = Amounts(audience, currency)
        return [
            .init("q", Text("Search leads"), .text, where: LeadFilter.words),
            .init("stage", Text("Stage"), .choice(stages.all.map { ($0.code, $0.title) }), where: "stage = $1"),
            .init(
                "source", Text("Source"), .choice(Lead.Source.allCases.map { ($0.rawValue, $0.title) }),
                where: "source = $1"),
            .init("owner", Text("Owner", as: "of a lead"), .choice(owners), where: "COALESCE(user_id, 'nobody') = $1"),
            .init("overdue", Text("Overdue"), .flagged("\(audience.today)"), where: "next_on < $1"),
            .init(
                "rotting", Text("Too long in stage"), .flagged(audience.now),
                where: """
                    stage_since <= $1 - 86400000
                        * (SELECT rots_after FROM lead_stages WHERE code = leads.stage AND kind = 'open')
                    """),
            .init("tag", Text("Tag"), .tags, where: LeadFilter.tag),
            .init("campaign", Text("Campaign"), .exact, where: LeadFilter.campaign),
            .init(
                "min", Text("Value from"), .amount(amounts), where: "COALESCE(won_minor, value_minor) >= $1"),
            .init(
                "max", Text("Value to"), .amount(amounts), where: "COALESCE(won_minor, value_minor) <= $1"),
            .init("from", Text("Added from"), .since(audience.zone), where: "created_at >= $1"),
            .init("to", Text("Added until"), .until(audience.zone), where: "created_at < $1"),
            .init("open", Text("Open leads"), .flag, where: LeadFilter.isOpen),
            .init("won_from", Text("Won from"), .day, where: LeadFilter.wonFrom),
            .init("won_to", Text("Won until"), .day, where: LeadFilter.wonTo),
        ]
    }
}

extension LeadList.Item {
    fileprivate init(_ row: inout Row, _ stages: LeadStages) throws {
        id = try row.next()
        name = try row.next()
        company = try row.next()
        guard let stage = stages[try row.text()] else { throw row.unexpected("a stage that there is") }
        self.stage = stage
        worth = try row.next()
        source = try row.next()
        owner = try row.next()
        createdAt = try row.next()
        stageSince = try row.next()
        nextAction = try row.next()
        tags = try row.text().split(separator: "|").joined(separator: ", ")
        review = try row.next()
    }
}
