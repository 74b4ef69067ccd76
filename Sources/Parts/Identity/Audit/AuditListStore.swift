internal import Base
internal import Database
internal import Templates
internal import Web

/// Reads the audit log.
enum AuditListStore {
    private static let select: SQL = """
        SELECT a.number, a.recorded_at, a.actor_id, a.actor_name, a.viewed_as, a.firm_id, a.address, a.action,
            a.subject, a.subject_name, a.changes, f.name
        """
    private static let newest: SQL = """
        SELECT a.number, a.recorded_at, a.actor_id, a.actor_name, a.viewed_as, a.firm_id, a.address, a.action,
            a.subject, a.subject_name, a.changes, f.name
        FROM audit_entries a LEFT JOIN firms f ON f.id = a.firm_id
        WHERE a.subject = $1 OR a.actor_id = $1 ORDER BY a.number DESC LIMIT 20
        """

    struct Line: Sendable {
        let entry: AuditEntry
        let firm: String?
    }

    /// Returns the latest entries about a user or by them.
    static func newest(about user: ID<User>, in reader: Reader) throws -> [Line] {
        try reader.all(newest, [user]) { try line(&$0) }
    }

    /// Everything, for admins.
    static func all(_ words: AuditWords, zone: TimeZone) -> ListDefinition<Line> {
        list("audit", from: "FROM audit_entries a LEFT JOIN firms f ON f.id = a.firm_id WHERE 1 = 1", words, zone)
    }

    /// The entries of one firm, for its owner; the firm is the scope.
    static func ofFirm(_ words: AuditWords, zone: TimeZone) -> ListDefinition<Line> {
        list(
            "firm-audit", from: "FROM audit_entries a LEFT JOIN firms f ON f.id = a.firm_id WHERE a.firm_id = $1",
            words,
            zone)
    }

    private static func list(
        _ name: String, from: SQL, _ words: AuditWords, _ zone: TimeZone
    ) -> ListDefinition<Line> {
        let isOfFirm = name != "audit"
        return ListDefinition(
            name: name, select: select, from: from, key: "a.hash",
            columns: columns(words).filter { !isOfFirm || $0.name != "firm" },
            filters: filters(words, zone).filter { !isOfFirm || $0.name != "firm" },
            order: ListOrder("at", descending: true), id: { "\($0.entry.number)" }
        ) { try line(&$0) }
    }

    private static func columns(_ words: AuditWords) -> [ListDefinition<Line>.Column] {
        [
            .init("at", Text("Date"), order: "a.number") { .dateTime($0.entry.at) },
            .init("who", Text("Person")) { .phrase($0.entry.who) },
            .init("action", Text("Action")) { .phrase(words.title(of: $0.entry.action)) },
            .init("record", Text("Record")) { row in
                (row.entry.subjectName ?? row.entry.subject).map { .text($0) } ?? .none
            },
            .init("changes", Text("Changes")) { .changes($0.entry.changes(in: words)) },
            .init("firm", Text("Firm")) { row in row.firm.map { .text($0) } ?? .none },
            .init("address", Text("Address"), isShown: false) { .text($0.entry.address) },
            .init("number", Text("Number"), isShown: false) { .number(Int($0.entry.number)) },
        ]
    }

    private static func filters(_ words: AuditWords, _ zone: TimeZone) -> [ListDefinition<Line>.Filter] {
        [
            .init(
                "person", Text("Person"), .text,
                where: "a.actor_key LIKE $1 ESCAPE '\\'"),
            .init(
                "record", Text("Record"), .text,
                where: "a.subject LIKE $1 ESCAPE '\\' OR a.subject_key LIKE $1 ESCAPE '\\'"),
            .init("firm", Text("Firm"), .text, where: "f.name_key LIKE $1 ESCAPE '\\'"),
            .init(
                "action", Text("Action"), .choice(words.actions.map { ($0.code, $0.title) }), where: "a.action = $1"),
            .init("from", Text("From", as: "day"), .since(zone), where: "a.recorded_at >= $1"),
            .init("to", Text("To", as: "day"), .until(zone), where: "a.recorded_at < $1"),
        ]
    }

    private static func line(_ row: inout Row) throws -> Line {
        let entry = AuditEntry(
            number: try row.next(), at: try row.next(), actor: try row.next(), actorName: try row.next(),
            viewedAs: try row.next(), firm: try row.next(), address: try row.next(), action: try row.next(),
            subject: try row.next(), subjectName: try row.next(), changes: try JSON.value(of: try row.next()))
        return Line(entry: entry, firm: try row.next())
    }
}

extension AuditEntry {
    /// The actor, and the user they viewed the portal as.
    var who: Text {
        let name = actorName.isEmpty ? "–" : actorName
        return viewedAs.map { Text("{name} as {other}", ["name": name, "other": $0]) }
            ?? Text("{name}", as: "person", ["name": name])
    }

    func changes(in words: AuditWords) -> [CellChange] {
        changes.map { CellChange(words.title(ofField: $0.field), from: $0.from, to: $0.to) }
    }
}
