package import Base

/// An entry of the audit log.
package struct AuditEntry: Sendable {
    /// One field before and after; of a secret only that it changed.
    package struct Change: Codable, Equatable, Sendable {
        package let field: String
        package let from: String?
        package let to: String?

        package init(_ field: String, from: String? = nil, to: String? = nil) {
            self.field = field
            self.from = from
            self.to = to
        }

        package static func secret(_ field: String) -> Change {
            Change(field, from: "•••", to: "•••")
        }
    }

    package let number: Int64
    package let at: Timestamp
    /// nil for the program itself.
    package let actor: ID<User>?
    package let actorName: String
    /// The user that they viewed the portal as.
    package let viewedAs: String?
    /// The firm whose owner may read it.
    package let firm: ID<Firm>?
    package let address: String
    /// The part and the verb, as in events: `user.invited`.
    package let action: String
    /// The id of the record, and what people call it.
    package let subject: String?
    package let subjectName: String?
    package let changes: [Change]

    package init(
        number: Int64, at: Timestamp, actor: ID<User>?, actorName: String, viewedAs: String?, firm: ID<Firm>?,
        address: String, action: String, subject: String?, subjectName: String?, changes: [Change]
    ) {
        self.number = number
        self.at = at
        self.actor = actor
        self.actorName = actorName
        self.viewedAs = viewedAs
        self.firm = firm
        self.address = address
        self.action = action
        self.subject = subject
        self.subjectName = subjectName
        self.changes = changes
    }
}

/// The author of an audited action, and their address.
package struct Actor: Sendable {
    package let user: User?
    package let viewedAs: User?
    package let address: String

    package init(_ user: User?, viewedAs: User? = nil, address: String) {
        self.user = user
        self.viewedAs = viewedAs
        self.address = address
    }

    /// Somebody with a terminal on the machine, or the program itself.
    package static let program = Actor(nil, address: "")

    /// Empty if not signed in.
    var name: String { user?.name ?? (address.isEmpty ? "Portico" : "") }
}
