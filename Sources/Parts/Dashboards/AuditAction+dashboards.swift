internal import Templates
internal import Web

extension AuditAction {
    /// What this part does.
    static let ofDashboards: [AuditAction] = [
        AuditAction("announcement.added", Text("Announcement written", as: "action")),
        AuditAction("announcement.changed", Text("Announcement changed", as: "action")),
        AuditAction("announcement.withdrawn", Text("Announcement withdrawn", as: "action")),
        AuditAction("announcement.restored", Text("Announcement brought back", as: "action")),
        AuditAction("goal.set", Text("Monthly goal set", as: "action")),
    ]
}

extension AuditField {
    static let ofDashboards: [AuditField] = [
        AuditField("goal", Text("Goal")),
        AuditField("title", Text("Title")),
        AuditField("note", Text("Note")),
    ]
}
