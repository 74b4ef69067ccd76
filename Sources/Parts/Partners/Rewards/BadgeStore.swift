internal import Base
internal import Database
internal import Jobs
internal import Programme
internal import Web

/// The badges, and who has which.
enum BadgeStore {
    private static let selectAll: SQL = """
        SELECT id, name, note, icon, metric, span, threshold, is_retired FROM badges ORDER BY created_at, id
        """
    private static let upsert: SQL = """
        INSERT INTO badges (id, name, note, icon, metric, span, threshold, is_retired, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, note = excluded.note, icon = excluded.icon,
            metric = excluded.metric, span = excluded.span, threshold = excluded.threshold,
            is_retired = excluded.is_retired
        """
    private static let selectAwards: SQL = """
        SELECT b.id, b.name, b.note, b.icon, b.metric, b.span, b.threshold, b.is_retired, a.awarded_at, a.awarded_by,
            a.reason
        FROM badge_awards a JOIN badges b ON b.id = a.badge_id WHERE a.firm_id = $1 ORDER BY a.awarded_at DESC, b.id
        """
    private static let selectHolders: SQL = "SELECT firm_id FROM badge_awards WHERE badge_id = $1"
    private static let selectCounts: SQL = "SELECT badge_id, count(*) FROM badge_awards GROUP BY badge_id"
    private static let insertAward: SQL = """
        INSERT INTO badge_awards (firm_id, badge_id, awarded_at, awarded_by, reason) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (firm_id, badge_id) DO NOTHING
        """

    static func all(in reader: Reader) throws -> [Badge] {
        try reader.all(selectAll, []) { try badge(&$0) }
    }

    static func save(_ badge: Badge, at now: Timestamp, in writer: Writer) throws {
        try writer.run(
            upsert,
            [
                badge.id, badge.name, badge.note, badge.icon, badge.rule?.use.metric, badge.rule?.use.window.rawValue,
                badge.rule?.threshold, badge.isRetired, now,
            ])
    }

    /// The newest first.
    static func awards(of firm: ID<Firm>, in reader: Reader) throws -> [Badge.Award] {
        try reader.all(selectAwards, [firm]) { row in
            Badge.Award(badge: try badge(&row), at: try row.next(), giver: try row.next(), reason: try row.next())
        }
    }

    static func holders(of badge: ID<Badge>, in reader: Reader) throws -> Set<ID<Firm>> {
        Set(try reader.all(selectHolders, [badge]) { try $0.next() })
    }

    static func counts(in reader: Reader) throws -> [ID<Badge>: Int] {
        let rows = try reader.all(selectCounts) { (try $0.next(ID<Badge>.self), try $0.next(Int.self)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// False where the firm has it already: a badge is earned once.
    static func award(
        _ badge: ID<Badge>, to firm: ID<Firm>, by giver: String? = nil, why reason: String = "", at now: Timestamp,
        in writer: Writer
    ) throws -> Bool {
        guard try writer.run(insertAward, [firm, badge, now, giver, reason]) == 1 else { return false }
        try writer.record(PartnerEvent.badgeAwarded, of: firm, data: JSON.text(["badge": badge.text]), at: now)
        return true
    }

    private static func badge(_ row: inout Row) throws -> Badge {
        Badge(
            id: try row.next(), name: try row.next(), note: try row.next(), icon: try row.next(), rule: try rule(&row),
            isRetired: try row.next())
    }

    private static func rule(_ row: inout Row) throws -> Badge.Rule? {
        let (metric, span) = (try row.next(String?.self), try row.next(String?.self))
        let threshold = try row.next(Int64?.self)
        guard let metric, let window = span.flatMap(Window.init(rawValue:)), let threshold else { return nil }
        return Badge.Rule(MetricUse(metric: metric, window: window), threshold)
    }
}
