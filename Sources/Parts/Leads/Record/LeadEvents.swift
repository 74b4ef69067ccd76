package import Jobs

/// What can happen to leads. The subject is the lead; its data are `LeadNews`.
package enum LeadEvent {
    package static let created: EventKind = "lead.created"
    package static let changed: EventKind = "lead.changed"
    package static let moved: EventKind = "lead.moved"
    package static let assigned: EventKind = "lead.assigned"
    /// Something was done about it: a call, a note, a task.
    package static let worked: EventKind = "lead.worked"
    package static let archived: EventKind = "lead.archived"
    package static let restored: EventKind = "lead.restored"
    package static let reviewed: EventKind = "lead.reviewed"
    package static let merged: EventKind = "lead.merged"
    /// What is set up for all of them.
    package static let settingsChanged: EventKind = "lead.settings_changed"
    /// For one person, as `LeadNotice`: what a rule says, and what is due today.
    package static let noticed: EventKind = "lead.noticed"
    package static let taskDue: EventKind = "lead.task_due"

    package static let all: Set<EventKind> = [
        created, changed, moved, assigned, worked, archived, restored, reviewed, merged,
    ]
}

/// What an event of a lead tells.
package struct LeadNews: Codable, Equatable, Sendable {
    package var firm: String
    package var version: Int
    package var stage: String
    package var source: String
    package var from: String?
    package var to: String?
    package var note: String?
}
