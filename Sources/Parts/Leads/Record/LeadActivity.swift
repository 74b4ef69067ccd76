package import Base
internal import Database
package import Templates
package import Web

/// An entry in a lead's timeline: an event or an activity.
package struct LeadActivity: Identified, Sendable {
    package static let idPrefix = "activity"

    package enum Kind: String, CaseIterable, Sendable, DatabaseValue {
        case created, move, change, call, mail, note, meeting, file, task, automation, merge

        /// The kinds that are logged by hand.
        package static let logged: [Kind] = [.note, .call, .mail, .meeting]

        package var title: Text {
            switch self {
            case .created: Text("Added", as: "activity")
            case .move: Text("Stage changes", as: "activity")
            case .change: Text("Changes", as: "activity")
            case .call: Text("Call", as: "activity")
            case .mail: Text("E-mail", as: "activity")
            case .note: Text("Note", as: "activity")
            case .meeting: Text("Meeting", as: "activity")
            case .file: Text("File", as: "activity")
            case .task: Text("Task", as: "activity")
            case .automation: Text("Automation", as: "activity")
            case .merge: Text("Merged", as: "activity")
            }
        }
    }

    /// The outcome of a call, an e-mail or a meeting.
    package enum Outcome: String, CaseIterable, Sendable, DatabaseValue {
        case reached, missed, message, agreed, declined

        package var title: Text {
            switch self {
            case .reached: Text("Reached", as: "outcome")
            case .missed: Text("Not reached", as: "outcome")
            case .message: Text("Left a message", as: "outcome")
            case .agreed: Text("Agreed", as: "outcome")
            case .declined: Text("Declined", as: "outcome")
            }
        }
    }

    /// Further data, by kind.
    package struct Facts: Codable, Equatable, Sendable {
        /// Stages of a move, by code, and since when the lead had been in the first.
        package var from: String?
        package var to: String?
        package var since: Int64?
        /// Fields before and after.
        package var changes: [AuditEntry.Change]?
        /// The name of a file, a task, a rule or another lead, and its id.
        package var name: String?
        package var id: String?
        /// The change of a task: `added`, `done`, `dropped`.
        package var verb: String?

        package init(
            from: String? = nil, to: String? = nil, since: Int64? = nil, changes: [AuditEntry.Change]? = nil,
            name: String? = nil, id: String? = nil, verb: String? = nil
        ) {
            self.from = from
            self.to = to
            self.since = since
            self.changes = changes
            self.name = name
            self.id = id
            self.verb = verb
        }
    }

    package let id: ID<LeadActivity>
    package let lead: ID<Lead>
    package let at: Timestamp
    package let kind: Kind
    package let user: ID<User>?
    package let author: String
    package let outcome: Outcome?
    package let note: String
    package let facts: Facts

    package init(
        _ kind: Kind, of lead: ID<Lead>, by author: LeadAuthor, outcome: Outcome? = nil, note: String = "",
        facts: Facts = Facts()
    ) {
        id = .make()
        self.lead = lead
        at = author.at
        self.kind = kind
        user = author.id
        self.author = author.name
        self.outcome = outcome
        self.note = note
        self.facts = facts
    }

    init(_ row: inout Row) throws {
        id = try row.next()
        lead = try row.next()
        at = try row.next()
        kind = try row.next()
        user = try row.next()
        author = try row.next()
        outcome = try row.next()
        note = try row.next()
        facts = try JSON.value(of: row.text())
    }
}
