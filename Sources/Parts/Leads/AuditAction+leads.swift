internal import Templates
internal import Web

extension AuditAction {
    /// What this part does.
    static let ofLeads: [AuditAction] = [
        AuditAction("lead.created", Text("Lead entered", as: "action")),
        AuditAction("lead.changed", Text("Lead changed", as: "action")),
        AuditAction("lead.moved", Text("Lead moved", as: "action")),
        AuditAction("lead.assigned", Text("Lead passed on", as: "action")),
        AuditAction("lead.archived", Text("Lead archived", as: "action")),
        AuditAction("lead.restored", Text("Lead brought back", as: "action")),
        AuditAction("lead.reviewed", Text("Lead reviewed", as: "action")),
        AuditAction("lead.merged", Text("Leads merged", as: "action")),
        AuditAction("lead.rate_agreed", Text("Rate of a deal agreed", as: "action")),
        AuditAction("lead.transferred", Text("Lead given to another partner", as: "action")),
        AuditAction("lead.noted", Text("Internal note about a lead", as: "action")),
        AuditAction("lead.exported", Text("Leads exported", as: "action")),
        AuditAction("lead_import.started", Text("Leads imported", as: "action")),
        AuditAction("lead_rule.added", Text("Rule of automation added", as: "action")),
        AuditAction("lead_rule.turned", Text("Rule of automation turned on or off", as: "action")),
        AuditAction("lead_feed.renewed", Text("Address of a calendar made", as: "action")),
        AuditAction("lead_feed.ended", Text("Address of a calendar ended", as: "action")),
        AuditAction("lead_settings.changed", Text("Settings of leads changed", as: "action")),
    ]
}

extension AuditField {
    static let ofLeads: [AuditField] = [
        AuditField("stage", Text("Stage")),
        AuditField("value", Text("Value")),
        AuditField("source", Text("Source")),
        AuditField("review", Text("Review")),
    ]
}
