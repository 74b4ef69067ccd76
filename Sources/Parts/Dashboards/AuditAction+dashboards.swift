package import Identity
internal import Templates

extension AuditAction {
    /// What this part does.
    package static let ofDashboards: [AuditAction] = [
        AuditAction("announcement.added", Text("Announcement written", as: "action")),
        AuditAction("announcement.changed", Text("Announcement changed", as: "action")),
        AuditAction("announcement.withdrawn", Text("Announcement withdrawn", as: "action")),
        AuditAction("announcement.restored", Text("Announcement brought back", as: "action")),
        AuditAction("goal.set", Text("Monthly goal set", as: "action")),
    ]
}
