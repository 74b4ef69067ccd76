internal import Templates
internal import Web

extension AuditAction {
    /// What this part does.
    static let ofPartners: [AuditAction] = [
        AuditAction("partner.added", Text("Partner added", as: "action")),
        AuditAction("partner.changed", Text("Partner changed", as: "action")),
        AuditAction("partner.planned", Text("Account plan saved", as: "action")),
        AuditAction("partner.moved", Text("Partner's state changed", as: "action")),
        AuditAction("partner.ranking", Text("Wishes for the ranking changed", as: "action")),
        AuditAction("partner.invited", Text("Somebody of a partner invited", as: "action")),
        AuditAction("partner.noted", Text("Note about a partner written", as: "action")),
        AuditAction("partner.written_to", Text("Message sent to a partner", as: "action")),
        AuditAction("partners.imported", Text("Partners imported", as: "action")),
        AuditAction("application.approved", Text("Application approved", as: "action")),
        AuditAction("application.asked", Text("Question about an application asked", as: "action")),
        AuditAction("application.rejected", Text("Application rejected", as: "action")),
        AuditAction("agreement.published", Text("Agreement published", as: "action")),
        AuditAction("agreement.signed", Text("Agreement signed", as: "action")),
        AuditAction("badge.added", Text("Badge added", as: "action")),
        AuditAction("badge.changed", Text("Badge changed", as: "action")),
        AuditAction("badge.given", Text("Badge given by hand", as: "action")),
        AuditAction("challenge.added", Text("Challenge added", as: "action")),
        AuditAction("challenge.changed", Text("Challenge changed", as: "action")),
        AuditAction("partnership.changed", Text("Programme page changed", as: "action")),
        AuditAction("partnership.removed", Text("Part of the programme page removed", as: "action")),
    ]
}

extension AuditField {
    static let ofPartners: [AuditField] = [
        AuditField("company", Text("Company")),
        AuditField("state", Text("State")),
        AuditField("type", Text("Type")),
        AuditField("country", Text("Country")),
        AuditField("manager", Text("Account manager")),
        AuditField("reason", Text("Reason")),
        AuditField("firm", Text("Firm")),
        AuditField("partner", Text("Firm")),
        AuditField("badge", Text("Badge")),
        AuditField("tags", Text("Tags")),
    ]
}
