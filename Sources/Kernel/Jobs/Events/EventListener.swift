package import Database

/// A subscriber to events and its action. It gets every event at least once and in order; its position is stored under
/// its name.
package struct EventListener: Sendable {
    package enum Action: Sendable {
        /// Writes in the transaction that also keeps the listener's place: it takes effect exactly once.
        case write(@Sendable (Event, Writer) throws -> Void)
        /// Does something outside the database. After a crash it may be asked again: let that do no harm.
        case act(@Sendable (Event) throws -> Void)
        /// Tells those who look on just now, in every process and from its start on; no place is kept.
        case tell(@Sendable (Event) -> Void)
    }

    /// Where a new listener starts.
    package enum Start: Sendable {
        case atTheBeginning
        case now
    }

    package let name: String
    let kinds: Set<EventKind>
    let start: Start
    /// The subject of an event, for a listener that only needs the current state: of pending events with the same
    /// subject, only the last is delivered.
    let subject: (@Sendable (Event) -> String?)?
    let action: Action

    package init(
        _ name: String, to kinds: Set<EventKind>, from start: Start,
        onceFor subject: (@Sendable (Event) -> String?)? = nil, _ action: Action
    ) {
        self.name = name
        self.kinds = kinds
        self.start = start
        self.subject = subject
        self.action = action
    }
}
