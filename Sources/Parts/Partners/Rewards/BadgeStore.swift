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
        try reader.all(selectAll, []) { try badge($0) }
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
            Badge.Award(badge: try badge(row), at: try row.time(8), giver: try row.get(9), reason: try row.text(10))
        }
    }

    static func holders(of badge: ID<Badge>, in reader: Reader) throws -> Set<ID<Firm>> {
        Set(try reader.all(selectHolders, [badge]) { try $0.id(0) })
    }

    static func counts(in reader: Reader) throws -> [ID<Badge>: Int] {
        let rows = try reader.all(selectCounts) { (try $0.id(0, of: Badge.self), try $0.int(1)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// False where the firm has it already: a badge is earned once.
    static func award(
        _ badge: ID<Badge>, to firm: ID<Firm>, by giver: String? = nil, why reason: String = "", at now: Timestamp,
        in writer: Writer
    ) throws -> Bool {
        guard try writer.run(insertAward, [firm, badge, now, giver, reason]) == 1 else { return false }
        try writer.record("badge.awarded", of: firm, data: JSON.text(["badge": badge.text]), at: now)
        return true
    }

    private static func badge(_ row: borrowing Row) throws -> Badge {
        var rule: Badge.Rule?
        if let metric = try row.get(4, as: String?.self), let window = Window(rawValue: try row.text(5)) {
            rule = Badge.Rule(MetricUse(metric: metric, window: window), try row.integer(6))
        }
        return Badge(
            id: try row.id(0), name: try row.text(1), note: try row.text(2), icon: try row.text(3), rule: rule,
            isRetired: try row.bool(7))
    }
}
