internal import Base
internal import Database
internal import Web

extension Writer {
    /// Keeps and tells what was done to an account.
    func note(
        _ event: IdentityEvent, of user: User, by actor: Actor, changes: [AuditEntry.Change] = [], at now: Timestamp
    ) throws {
        try tell(
            event, of: user.id, called: user.name, firm: user.firm?.id, by: actor, changes: changes, at: now)
    }

    /// Keeps and tells what was done to what its people may do.
    func note(
        _ event: IdentityEvent, of firm: Firm, by actor: Actor, changes: [AuditEntry.Change] = [], at now: Timestamp
    ) throws {
        try tell(event, of: firm.id, called: firm.name, firm: firm.id, by: actor, changes: changes, at: now)
    }
}
