internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// `/admin/audit`: all that was done; `/account/team/audit`: what concerns the owner's firm.
struct AuditPages: Sendable {
    let words: AuditWords

    var routes: [SiteRoute] {
        [
            .get(UserPath.audit, .admin, at: .pool) { try index($0, at: UserPath.audit, all($0)) },
            .get(UserPath.audit + ".csv", .admin, at: .pool) {
                try all($0).export(for: $0)
            },
            .get(AccountPath.teamAudit, .owner) {
                try index($0, at: AccountPath.teamAudit, ofFirm($0))
            },
            .get(AccountPath.teamAudit + ".csv", .owner, at: .pool) {
                try ofFirm($0).export(for: $0)
            },
        ]
    }

    private func index(
        _ context: Context, at path: String, _ query: ListQuery<AuditListStore.Line>
    ) throws -> Response {
        let list = try query.view(at: path, in: context.reader, owner: context.viewer.id.text)
        return try context.page(AuditPage(list: list, firm: context.viewer.firm?.name))
    }

    private func all(_ context: Context) throws -> ListQuery<AuditListStore.Line> {
        let list = AuditListStore.all(words, zone: context.audience.zone)
        return ListQuery(list, ListState(try context.request.query(), for: list))
    }

    private func ofFirm(_ context: Context) throws -> ListQuery<AuditListStore.Line> {
        let list = AuditListStore.ofFirm(words, zone: context.audience.zone)
        return ListQuery(list, ListState(try context.request.query(), for: list), scope: [try context.firm.id])
    }
}

struct AuditPage: TemplatePage {
    let list: ListView
    /// nil for admins, who see what concerns every firm.
    let firm: String?

    static let template = "identity/audit"
    static let shape = Shape<AuditPage> {
        $0.show("team") { _ in AccountPath.team }
    }
}

/// An audit entry on the page of the user it concerns.
struct AuditRow: TemplateValue {
    let at: Timestamp
    let who: Text
    let what: Text
    let record: String?
    let changes: [CellChange]

    init(_ row: AuditListStore.Line, _ words: AuditWords) {
        at = row.entry.at
        who = row.entry.who
        what = words.title(of: row.entry.action)
        record = row.entry.subjectName
        changes = row.entry.changes(in: words)
    }
}
