package import Base
package import Database
internal import Jobs
package import Web

/// The announcements, and who has put which away.
package enum AnnouncementStore {
    static let columns: SQL = """
        SELECT a.id, a.title, a.body, a.first_day, a.last_day, a.tiers, a.withdrawn_at, a.author_name, a.created_at
        """
    private static let selectOne: SQL = " FROM announcements a WHERE a.id = $1"
    private static let selectShown: SQL = """
         FROM announcements a WHERE a.last_day >= $1 AND a.first_day <= $1 AND a.withdrawn_at IS NULL
            AND NOT EXISTS (
                SELECT 1 FROM announcement_dismissals d WHERE d.user_id = $2 AND d.announcement_id = a.id)
        ORDER BY a.first_day DESC, a.id DESC LIMIT 20
        """
    private static let upsert: SQL = """
        INSERT INTO announcements (id, title, body, first_day, last_day, tiers, created_at, author_name, found_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body, first_day = excluded.first_day,
            last_day = excluded.last_day, tiers = excluded.tiers, found_by = excluded.found_by
        """
    private static let withdraw: SQL = """
        UPDATE announcements SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL
        """
    private static let bringBack: SQL = """
        UPDATE announcements SET withdrawn_at = NULL WHERE id = $1 AND withdrawn_at IS NOT NULL
        """
    private static let insertDismissal: SQL = """
        INSERT INTO announcement_dismissals (user_id, announcement_id) VALUES ($1, $2)
        ON CONFLICT (user_id, announcement_id) DO NOTHING
        """
    private static let removeDismissal: SQL = """
        DELETE FROM announcement_dismissals WHERE user_id = $1 AND announcement_id = $2
        """

    static func announcement(_ id: ID<Announcement>, in reader: Reader) throws -> Announcement? {
        try reader.first(columns + selectOne, [id], Announcement.init)
    }

    /// Returns the announcements for a tier, newest first.
    static func shown(
        to user: ID<User>, of tier: String, on today: CivilDate, in reader: Reader
    ) throws -> [Announcement] {
        try reader.all(columns + selectShown, [today, user], Announcement.init).filter { $0.isFor(tier) }
    }

    /// A new one, or one that is changed.
    package static func save(
        _ announcement: Announcement, by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        let former = try self.announcement(announcement.id, in: writer)
        let changes = announcement.changes(from: former)
        guard !changes.isEmpty else { return }
        try writer.run(
            upsert,
            [
                announcement.id, announcement.title, announcement.body, announcement.firstDay,
                announcement.lastDay ?? Announcement.never, announcement.tiers.joined(separator: " "), now,
                actor.user?.name ?? "", "\(announcement.title) \(announcement.body)".folded,
            ])
        try tell(
            former == nil ? .announcementAdded : .announcementChanged, announcement, changes, by: actor, at: now,
            in: writer)
    }

    static func setWithdrawn(
        _ isWithdrawn: Bool, _ announcement: Announcement, by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        let count =
            try isWithdrawn ? writer.run(withdraw, [announcement.id, now]) : writer.run(bringBack, [announcement.id])
        guard count == 1 else { return }
        try tell(
            isWithdrawn ? .announcementWithdrawn : .announcementRestored, announcement, [], by: actor, at: now,
            in: writer)
    }

    static func setDismissed(
        _ isDismissed: Bool, _ id: ID<Announcement>, by user: ID<User>, in writer: Writer
    ) throws {
        try writer.run(isDismissed ? insertDismissal : removeDismissal, [user, id])
    }

    private static func tell(
        _ event: DashboardEvent, _ announcement: Announcement, _ changes: [AuditEntry.Change], by actor: Actor,
        at now: Timestamp, in writer: Writer
    ) throws {
        try writer.tell(
            event, of: announcement.id, called: announcement.title, by: actor, changes: changes, at: now)
    }
}

extension Announcement {
    init(_ row: inout Row) throws {
        let lastDay = { (day: CivilDate) in day == Announcement.never ? nil : day }
        self.init(
            id: try row.next(), title: try row.next(), body: try row.next(), firstDay: try row.next(),
            lastDay: lastDay(try row.next()), tiers: try row.text().split(separator: " ").map(String.init))
        withdrawnAt = try row.next()
    }
}
