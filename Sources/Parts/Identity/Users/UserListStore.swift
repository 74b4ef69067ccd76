internal import Base
internal import Database
internal import Templates
internal import Web

/// The list of all people.
enum UserListStore {
    struct Row: Sendable {
        let account: Account
        let hasFactor: Bool
    }

    private static let select: SQL = """
        SELECT u.id, u.name, u.email, u.roles, f.id, f.name, f.sight, u.language, u.time_zone, u.picture, u.password,
            u.is_paused, u.archived_at, f.is_closed, u.created_at, u.seen_at,
            CASE WHEN s.secret IS NULL THEN 0 ELSE 1 END
        """
    private static let state: SQL = """
        CASE WHEN u.archived_at IS NOT NULL THEN 'archived' WHEN f.is_closed = 1 THEN 'firm_closed'
            WHEN u.is_paused = 1 THEN 'paused' WHEN u.password IS NULL THEN 'invited' ELSE 'active' END
        """

    static let list = ListDefinition<Row>(
        name: "people", select: select,
        from: """
            FROM users u LEFT JOIN firms f ON f.id = u.firm_id LEFT JOIN second_factors s ON s.user_id = u.id WHERE 1 = 1
            """,
        key: "u.id", columns: columns, filters: filters, order: ListOrder("name"),
        id: { $0.account.user.id.text }, path: { UserPath.show($0.account.user.id) }
    ) { row in
        Row(account: try UserStore.account(&row), hasFactor: try row.next())
    }

    private static let columns: [ListDefinition<Row>.Column] = [
        .init("name", Text("Name"), order: "u.name_key") { .text($0.account.user.name) },
        .init("email", Text("E-mail"), order: "u.email_key") { .text($0.account.user.email.text) },
        .init("roles", Text("Roles"), order: "u.roles") { .phrases($0.account.user.roles.titles) },
        .init("firm", Text("Firm"), order: "COALESCE(f.name_key, '')") { row in
            row.account.user.firm.map { .text($0.name) } ?? .none
        },
        .init("state", Text("Status"), order: state) { .phrase($0.account.state.title) },
        .init("factor", Text("Second factor"), isShown: false) { .phrase($0.hasFactor ? Text("On") : Text("Off")) },
        .init("seen", Text("Last active"), order: "COALESCE(u.seen_at, 0)") { row in
            row.account.seenAt.map { .moment($0) } ?? .none
        },
        .init("created", Text("Joined on"), order: "u.created_at", isShown: false) { .moment($0.account.createdAt) },
    ]

    private static let filters: [ListDefinition<Row>.Filter] = [
        .init(
            "search", Text("Name or e-mail"), .text,
            where: "u.name_key LIKE $1 ESCAPE '\\' OR u.email_key LIKE $1 ESCAPE '\\'"),
        .init("firm", Text("Firm"), .text, where: "f.name_key LIKE $1 ESCAPE '\\'"),
        .init(
            "role", Text("Role"), .choice(Role.allCases.map { ($0.rawValue, $0.title) }),
            where: "' ' || u.roles || ' ' LIKE '% ' || $1 || ' %'"),
        .init(
            "state", Text("Status"), .choice(Account.State.allCases.map { ($0.rawValue, $0.title) }),
            where: state + " = $1"),
    ]
}

extension Set<Role> {
    var titles: [Text] { Role.allCases.filter(contains).map(\.title) }
}
