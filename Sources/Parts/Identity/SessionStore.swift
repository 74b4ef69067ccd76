package import Base
package import Database
internal import Templates
package import Web

/// The sessions of signed-in users.
package enum SessionStore {
    /// The idle timeout of a session, unless the user chose to stay signed in.
    static let idle = Duration.seconds(12 * 3600)
    /// By so much a clock is put right every now and then.
    private static let tolerance = Duration.seconds(3600)
    /// The precision of the last activity: a write per page would be too many.
    private static let seenEvery = Duration.seconds(60)

    static func longest(isKept: Bool) -> Duration {
        isKept ? .seconds(30 * 24 * 3600) : .seconds(24 * 3600)
    }

    private static let find: SQL = """
        SELECT s.id, s.viewed_user_id, s.seen_at, s.checked_at, s.ends_at, s.is_kept,
            u.id, u.name, u.email, u.roles, f.id, f.name, f.sight, u.language, u.time_zone, u.picture, u.password,
            u.is_paused, u.archived_at, f.is_closed, u.created_at, u.seen_at
        FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN firms f ON f.id = u.firm_id
        """
    private static let insert: SQL = """
        INSERT INTO sessions (
            hash, id, user_id, started_at, seen_at, checked_at, ends_at, is_kept, device, address
        ) VALUES ($1, $2, $3, $4, $4, $4, $5, $6, $7, $8)
        """
    private static let renew: SQL = """
        UPDATE sessions SET hash = $2 WHERE id = $1 RETURNING is_kept
        """
    private static let selectOfUser: SQL = """
        SELECT id, device, address, started_at, seen_at, viewed_user_id FROM sessions
        WHERE user_id = $1 AND ends_at > $2 AND (is_kept = 1 OR seen_at > $3) ORDER BY seen_at DESC
        """
    private static let selectCount: SQL = """
        SELECT count(DISTINCT user_id), count(*) FROM sessions WHERE ends_at > $1 AND (is_kept = 1 OR seen_at > $2)
        """
    private static let deleteOfFirm: SQL = """
        DELETE FROM sessions WHERE user_id IN (SELECT id FROM users WHERE firm_id = $1)
        """

    /// Returns the session of a request; nil if it has none, or it has ended or is no longer allowed.
    package static func session(of requestContext: RequestContext, in reader: Reader) throws -> Session? {
        guard let hash = try SessionToken(requestContext.request)?.hash else { return nil }
        let now = requestContext.audience.now
        return try session(find + " WHERE s.hash = $1", hash, at: now, in: reader) { id, user in
            requestContext.site.database.later { try setSeen(id, user, at: now, in: $0) }
        }
    }

    /// A session that was good a while ago; nil when it has ended since.
    static func session(_ id: ID<Session>, at now: Timestamp, in reader: Reader) throws -> Session? {
        try session(find + " WHERE s.id = $1", id, at: now, in: reader) { _, _ in }
    }

    private static func session(
        _ find: SQL, _ key: any DatabaseValue, at now: Timestamp, in reader: Reader,
        seen: (ID<Session>, ID<User>) -> Void
    ) throws -> Session? {
        let found = try reader.first(find, [key]) { row in
            (
                id: try row.next(ID<Session>.self), viewed: try row.next(ID<User>?.self),
                seenAt: try row.next(Timestamp.self), checkedAt: try row.next(Timestamp.self),
                endsAt: try row.next(Timestamp.self), isKept: try row.next(Bool.self),
                account: try UserStore.account(&row)
            )
        }
        guard let found, found.account.maySignIn, now < found.endsAt, found.isKept || now - found.seenAt < idle,
            // One that began when the clock was ahead would never end.
            found.endsAt - now < longest(isKept: found.isKept) + tolerance
        else { return nil }
        let quiet = now - found.seenAt
        if quiet > seenEvery || quiet < .zero - seenEvery { seen(found.id, found.account.user.id) }
        guard let id = found.viewed, found.account.user.has(.admin),
            let viewed = try UserStore.account(id, in: reader), !viewed.user.isStaff
        else { return Session(id: found.id, user: found.account.user, checkedAt: found.checkedAt) }
        return Session(id: found.id, user: viewed.user, admin: found.account.user, checkedAt: found.checkedAt)
    }

    /// Signs a user in; returns the value of the session cookie.
    package static func start(
        _ user: ID<User>, isKept: Bool, device: String, address: String, at now: Timestamp, in writer: Writer
    ) throws -> SessionToken {
        let token = try SessionToken.make()
        try writer.run(
            insert,
            [
                token.hash, ID<Session>.make(), user, now, now + longest(isKept: isKept), isKept,
                String(device.prefix(300)), address,
            ])
        try UserStore.setSeen(user, at: now, in: writer)
        return token
    }

    /// Moves the session to a new cookie, so that copies of the old one stop working. nil if the session has ended.
    package static func renew(
        _ id: ID<Session>, in writer: Writer
    ) throws -> (token: SessionToken, isKept: Bool)? {
        let token = try SessionToken.make()
        let isKept = try writer.value(renew, [id, token.hash], as: Bool.self)
        return isKept.map { (token, $0) }
    }

    /// The password was given once more.
    package static func setChecked(_ id: ID<Session>, at now: Timestamp, in writer: Writer) throws {
        try writer.run("UPDATE sessions SET checked_at = $2 WHERE id = $1", [id, now])
    }

    /// Lets an admin look at the portal as a partner; nil ends it.
    package static func setViewed(_ id: ID<Session>, _ viewed: ID<User>?, in writer: Writer) throws {
        writer.announce(.rights)
        try writer.run("UPDATE sessions SET viewed_user_id = $2 WHERE id = $1", [id, viewed])
    }

    private static func setSeen(_ id: ID<Session>, _ user: ID<User>, at now: Timestamp, in writer: Writer) throws {
        try writer.run("UPDATE sessions SET seen_at = $2 WHERE id = $1", [id, now])
        try UserStore.setSeen(user, at: now, in: writer)
    }

    /// A session as its owner sees it in their list.
    package struct Summary: Sendable {
        package let id: ID<Session>
        /// The browser's description of itself.
        package let device: String
        package let address: String
        package let startedAt: Timestamp
        package let seenAt: Timestamp
    }

    package static func all(of user: ID<User>, at now: Timestamp, in reader: Reader) throws -> [Summary] {
        try reader.all(selectOfUser, [user, now, now - idle]) { row in
            Summary(
                id: try row.next(), device: try row.next(), address: try row.next(), startedAt: try row.next(),
                seenAt: try row.next())
        }
    }

    /// Ends one of the user's own; false if it belongs to another.
    package static func end(_ id: ID<Session>, of user: ID<User>, in writer: Writer) throws -> Bool {
        writer.announce(.rights)
        return try writer.run("DELETE FROM sessions WHERE id = $1 AND user_id = $2", [id, user]) == 1
    }

    package static func endAll(
        of user: ID<User>, except kept: ID<Session>? = nil, in writer: Writer
    ) throws {
        writer.announce(.rights)
        try writer.run("DELETE FROM sessions WHERE user_id = $1 AND id <> $2", [user, kept?.text ?? ""])
    }

    /// Everybody's but one; how many there were.
    static func endAll(except kept: ID<Session>, in writer: Writer) throws -> Int {
        writer.announce(.rights)
        return try writer.run("DELETE FROM sessions WHERE id <> $1", [kept])
    }

    /// The number of signed-in users and devices.
    static func count(at now: Timestamp, in reader: Reader) throws -> (people: Int, devices: Int) {
        try reader.first(selectCount, [now, now - idle]) { (try $0.next(Int.self), try $0.next(Int.self)) } ?? (0, 0)
    }

    static func endAll(of firm: ID<Firm>, in writer: Writer) throws {
        writer.announce(.rights)
        try writer.run(deleteOfFirm, [firm])
    }

    package static func forget(endedBefore now: Timestamp, in writer: Writer) throws {
        try writer.run("DELETE FROM sessions WHERE ends_at < $1", [now])
    }
}
