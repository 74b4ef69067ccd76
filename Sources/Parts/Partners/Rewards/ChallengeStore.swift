internal import Base
internal import Database
internal import Web

/// The challenges, and who has won which.
enum ChallengeStore {
    private static let selectOpen: SQL = """
        SELECT id, name, note, metric, target, first_day, last_day, badge_id, reward FROM challenges
        WHERE first_day <= $1 AND last_day >= $1 ORDER BY last_day, id
        """
    private static let selectAll: SQL = """
        SELECT id, name, note, metric, target, first_day, last_day, badge_id, reward FROM challenges
        ORDER BY last_day DESC, id LIMIT $1
        """
    private static let selectOne: SQL = """
        SELECT id, name, note, metric, target, first_day, last_day, badge_id, reward FROM challenges WHERE id = $1
        """
    private static let upsert: SQL = """
        INSERT INTO challenges (
            id, name, note, metric, target, first_day, last_day, badge_id, reward, created_at
        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, note = excluded.note, metric = excluded.metric,
            target = excluded.target, first_day = excluded.first_day, last_day = excluded.last_day,
            badge_id = excluded.badge_id, reward = excluded.reward
        """
    private static let insertWin: SQL = """
        INSERT INTO challenge_wins (challenge_id, firm_id, won_at) VALUES ($1, $2, $3)
        ON CONFLICT (challenge_id, firm_id) DO NOTHING
        """
    private static let selectWinners: SQL = """
        SELECT w.firm_id, p.name, w.won_at FROM challenge_wins w JOIN partners p ON p.id = w.firm_id
        WHERE w.challenge_id = $1 ORDER BY w.won_at, w.firm_id
        """

    /// Those that are on.
    static func open(on today: CivilDate, in reader: Reader) throws -> [Challenge] {
        try reader.all(selectOpen, [today], decode)
    }

    static func all(in reader: Reader, limit: Int = 100) throws -> [Challenge] {
        try reader.all(selectAll, [limit], decode)
    }

    static func challenge(_ id: ID<Challenge>, in reader: Reader) throws -> Challenge? {
        try reader.first(selectOne, [id], decode)
    }

    static func save(_ challenge: Challenge, at now: Timestamp, in writer: Writer) throws {
        try writer.run(
            upsert,
            [
                challenge.id, challenge.name, challenge.note, challenge.metric, challenge.target, challenge.firstDay,
                challenge.lastDay, challenge.badge, challenge.reward, now,
            ])
    }

    /// False where the firm has won it already.
    static func win(_ challenge: ID<Challenge>, by firm: ID<Firm>, at now: Timestamp, in writer: Writer) throws -> Bool
    {
        try writer.run(insertWin, [challenge, firm, now]) == 1
    }

    /// The first first.
    static func winners(
        of challenge: ID<Challenge>, in reader: Reader
    ) throws -> [(firm: ID<Firm>, name: String, at: Timestamp)] {
        try reader.all(selectWinners, [challenge]) { (try $0.next(), try $0.text(), try $0.next(Timestamp.self)) }
    }

    private static func decode(_ row: inout Row) throws -> Challenge {
        Challenge(
            id: try row.next(), name: try row.next(), note: try row.next(), metric: try row.next(),
            target: try row.next(), firstDay: try row.next(), lastDay: try row.next(), badge: try row.next(),
            reward: try row.next())
    }
}
