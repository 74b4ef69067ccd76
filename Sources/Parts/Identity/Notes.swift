internal import Base
internal import Database
internal import Jobs
internal import Web

extension Writer {
    /// Keeps and tells what was done to an account.
    func note(
        _ action: String, of user: User, by actor: Actor, changes: [AuditEntry.Change] = [], at now: Timestamp
    ) throws {
        try audit(
            action, of: user.id.text, called: user.name, firm: user.firm?.id, by: actor, changes: changes,
            at: now)
        try record(EventKind(rawValue: action), of: user.id, by: actor.user?.id.text, at: now)
    }

    /// Keeps and tells what was done to what its people may do.
    func note(
        _ action: String, of firm: Firm, by actor: Actor, changes: [AuditEntry.Change] = [], at now: Timestamp
    ) throws {
        try audit(
            action, of: firm.id.text, called: firm.name, firm: firm.id, by: actor, changes: changes, at: now)
        try record(EventKind(rawValue: action), of: firm.id, by: actor.user?.id.text, at: now)
    }
}
