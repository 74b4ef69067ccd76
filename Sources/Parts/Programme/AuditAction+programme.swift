internal import Templates
internal import Web

extension AuditAction {
    /// What this part does.
    static let ofProgramme: [AuditAction] = [
        AuditAction("programme.published", Text("New rules published", as: "action")),
        AuditAction("programme.draft_dropped", Text("Draft of rules dropped", as: "action")),
        AuditAction("settings.changed", Text("Settings changed", as: "action")),
        AuditAction("tier.reached", Text("Tier reached", as: "action")),
        AuditAction("tier.lost", Text("Tier lost", as: "action")),
        AuditAction("tier.at_risk", Text("Tier at risk", as: "action")),
        AuditAction("tier.safe", Text("Tier safe again", as: "action")),
        AuditAction("tier.placed", Text("Put into a tier", as: "action")),
        AuditAction("tier.pinned", Text("Kept in the tier", as: "action")),
        AuditAction("tier.unpinned", Text("No longer kept in the tier", as: "action")),
    ]
}

extension AuditField {
    static let ofProgramme: [AuditField] = [
        AuditField("tier", Text("Tier"))
    ]
}
