internal import Base
internal import Database
internal import HTTP
internal import Web

/// Team management by an owner, or by an admin for them. Removed members can no longer sign in, and their work is kept.
enum Team {
    /// Returns a user of the firm; others are not found.
    static func account(_ id: ID<User>, of firm: Firm, in reader: Reader) throws -> Account {
        guard let account = try UserStore.account(id, in: reader), account.user.firm?.id == firm.id else {
            throw Refusal.notThere
        }
        return account
    }

    static func setPaused(
        _ account: Account, _ isPaused: Bool, by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        guard account.isPaused != isPaused else { return }
        try UserStore.setPaused(account.user.id, isPaused, in: writer)
        if isPaused { try SessionStore.endAll(of: account.user.id, in: writer) }
        try writer.note(isPaused ? .paused : .reopened, of: account.user, by: actor, at: now)
    }

    static func setArchived(
        _ account: Account, _ isArchived: Bool, by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        guard account.isArchived != isArchived else { return }
        try UserStore.setArchived(account.user.id, at: isArchived ? now : nil, in: writer)
        if isArchived { try SessionStore.endAll(of: account.user.id, in: writer) }
        try writer.note(isArchived ? .removed : .returned, of: account.user, by: actor, at: now)
    }

    /// Transfers ownership: the firm has one owner, and the former one becomes a member. Both have to sign in again,
    /// except in the current session.
    static func handOver(
        _ firm: Firm, to heir: Account, by actor: Actor, keeping session: ID<Session>?, at now: Timestamp,
        in writer: Writer
    ) throws {
        for owner in try UserStore.accounts(of: firm.id, in: writer) where owner.user.has(.owner) {
            guard owner.user.id != heir.user.id else { continue }
            try setRoles(owner.user, [.member], by: actor, keeping: session, at: now, in: writer)
        }
        try setRoles(heir.user, [.owner], by: actor, keeping: session, at: now, in: writer)
        try writer.note(
            .ownerChanged, of: firm, by: actor, changes: [.init("owner", to: heir.user.name)], at: now)
    }

    static func setRoles(
        _ user: User, _ roles: Set<Role>, by actor: Actor, keeping session: ID<Session>? = nil, at now: Timestamp,
        in writer: Writer
    ) throws {
        guard user.roles != roles else { return }
        try UserStore.setRoles(user.id, roles, in: writer)
        try SessionStore.endAll(of: user.id, except: session, in: writer)
        try writer.note(
            .rolesChanged, of: user, by: actor,
            changes: [.init("roles", from: user.roles.words, to: roles.words)], at: now)
    }
}
