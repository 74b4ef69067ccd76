internal import Base
internal import Templates
internal import Web

/// `/admin/tiers/versions/:number`: what a version of the rules changed.
struct RuleVersionPage: TemplatePage {
    struct Change: TemplateValue {
        let field: String
        let from: String
        let to: String
    }

    let number: Int
    let note: String
    let at: Timestamp
    let by: String
    let changes: [Change]

    init(_ version: RuleVersion, changes: [AuditEntry.Change]) {
        number = Int(version.number)
        note = version.note
        at = version.publishedAt
        by = version.publishedBy
        self.changes = changes.map { Change(field: $0.field, from: $0.from ?? "–", to: $0.to ?? "–") }
    }

    static let template = "programme/version"
}
