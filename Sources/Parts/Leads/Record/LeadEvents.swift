package import Jobs
package import Templates
internal import Web

/// What can happen to leads. The data of what happens to one are `LeadPayload`.
package enum LeadEvent: String, PartEvent {
    case created = "lead.created"
    case changed = "lead.changed"
    case moved = "lead.moved"
    case assigned = "lead.assigned"
    case archived = "lead.archived"
    case restored = "lead.restored"
    case reviewed = "lead.reviewed"
    case merged = "lead.merged"
    case rateAgreed = "lead.rate_agreed"
    case transferred = "lead.transferred"
    case noted = "lead.noted"
    case checksLimited = "lead.checks_limited"
    case exported = "lead.exported"
    case importStarted = "lead_import.started"
    case importUndone = "lead_import.undone"
    case ruleAdded = "lead_rule.added"
    case ruleTurned = "lead_rule.turned"
    case feedRenewed = "lead_feed.renewed"
    case feedEnded = "lead_feed.ended"
    case settingsKept = "lead_settings.changed"

    /// Something was done about it: a call, a note, a task. The timeline of the lead has it.
    case worked = "lead.worked"
    /// What is set up for all of them has changed; the log has it as `settingsKept`.
    case settingsChanged = "lead.settings_changed"
    /// For one person, as `LeadNotice`: what a rule says.
    case noticed = "lead.noticed"
    /// For one person, as `LeadNotice`: what is due today.
    case taskDue = "lead.task_due"

    /// After these a lead is another.
    package static let all = kinds(
        .created, .changed, .moved, .assigned, .worked, .archived, .restored, .reviewed, .merged)

    package var title: Text? {
        switch self {
        case .created: Text("Lead added", as: "action")
        case .changed: Text("Lead changed", as: "action")
        case .moved: Text("Lead moved", as: "action")
        case .assigned: Text("Lead reassigned", as: "action")
        case .archived: Text("Lead archived", as: "action")
        case .restored: Text("Lead restored", as: "action")
        case .reviewed: Text("Lead reviewed", as: "action")
        case .merged: Text("Leads merged", as: "action")
        case .rateAgreed: Text("Deal rate agreed", as: "action")
        case .transferred: Text("Lead transferred to another partner", as: "action")
        case .checksLimited: Text("Too many clients checked", as: "action")
        case .noted: Text("Internal note added to a lead", as: "action")
        case .exported: Text("Leads exported", as: "action")
        case .importStarted: Text("Leads imported", as: "action")
        case .importUndone: Text("Import of leads undone", as: "action")
        case .ruleAdded: Text("Automation rule added", as: "action")
        case .ruleTurned: Text("Automation rule turned on or off", as: "action")
        case .feedRenewed: Text("Calendar address created", as: "action")
        case .feedEnded: Text("Calendar address deleted", as: "action")
        case .settingsKept: Text("Lead settings changed", as: "action")
        case .worked, .settingsChanged, .noticed, .taskDue: nil
        }
    }
}

/// The payload of lead events.
package struct LeadPayload: Codable, Equatable, Sendable {
    package var firm: String
    package var version: Int
    package var stage: String
    package var source: String
    package var from: String?
    package var to: String?
    package var note: String?
}

extension AuditField {
    static let ofLeads: [AuditField] = [
        AuditField("stage", Text("Stage")),
        AuditField("value", Text("Value")),
        AuditField("source", Text("Source")),
        AuditField("review", Text("Review")),
    ]
}
