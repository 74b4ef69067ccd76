package import Base
package import Database
package import Jobs
package import Templates

/// What can happen in a part, by the part and the verb (`lead.moved`): an event that others listen to, an entry of the
/// audit log, or both. Each part has one enum of them, the only place with their names.
package protocol PartEvent: RawRepresentable<String>, CaseIterable, Sendable {
    /// What the audit log calls it; nil for what is only told.
    var title: Text? { get }
}

extension PartEvent {
    package var kind: EventKind { EventKind(rawValue: rawValue) }

    package static func kinds(_ events: Self...) -> Set<EventKind> { Set(events.map(\.kind)) }

    /// The words that the audit log needs.
    package static var actions: [AuditAction] {
        allCases.compactMap { event in event.title.map { AuditAction(event.rawValue, $0) } }
    }
}

extension Writer {
    /// Keeps in the audit log what this transaction does, and tells whoever listens. `called` is what people know the
    /// record by.
    package func tell<Subject>(
        _ event: some PartEvent, of subject: ID<Subject>, called name: String?, firm: ID<Firm>? = nil,
        by actor: Actor, changes: [AuditEntry.Change] = [], data: String = "{}", at moment: Timestamp
    ) throws {
        try audit(
            event, of: subject.text, called: name, firm: firm, by: actor, changes: changes, at: moment)
        try record(event, of: subject, by: actor.user?.id, data: data, at: moment)
    }

    /// Tells whoever listens what is no matter for the audit log.
    package func record<Subject>(
        _ event: some PartEvent, of subject: ID<Subject>, by actor: ID<User>? = nil, data: String = "{}",
        at moment: Timestamp
    ) throws {
        try record(event.kind, of: subject, by: actor?.text, data: data, at: moment)
    }
}
