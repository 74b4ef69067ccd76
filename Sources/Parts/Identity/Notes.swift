internal import Base
internal import Database
internal import HTTP
internal import Jobs
internal import Templates
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

extension Visit {
    var now: Timestamp { audience.now }

    /// The id that the route's name stands for.
    func id<Kind>(_ name: String) throws -> ID<Kind> {
        guard let id = request.path.parameter(name).flatMap({ ID<Kind>($0) }) else { throw Refusal.notThere }
        return id
    }
}

extension Refusal {
    /// Also what somebody else may see.
    static let notThere = Refusal(.notFound, "There is nothing here.")
}
