package import Base
package import Database
internal import Jobs
package import Web

/// Stores the standings of firms.
package enum StandingStore {
    private static let select: SQL = """
        SELECT firm_id, tier, since, joined_at, risk_since, risk_until, pin, reviewed, percents,
            NULLIF(next_percent, -1)
        FROM standings
        WHERE firm_id = $1
        """
    private static let selectAll: SQL = """
        SELECT firm_id, tier, since, joined_at, risk_since, risk_until, pin, reviewed, percents,
            NULLIF(next_percent, -1)
        FROM standings
        """
    private static let save: SQL = """
        INSERT INTO standings (
            firm_id, tier, since, joined_at, risk_since, risk_until, pin, reviewed, percents, next_percent
        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (firm_id) DO UPDATE SET tier = excluded.tier, since = excluded.since,
            risk_since = excluded.risk_since, risk_until = excluded.risk_until, pin = excluded.pin,
            reviewed = excluded.reviewed, percents = excluded.percents,
            next_percent = excluded.next_percent
        """
    private static let insertAdvancement: SQL = """
        INSERT INTO advancements (firm_id, number, moved_at, from_tier, tier, tier_name, reason, note, rules, stay)
        VALUES (
            $1, $2, $3, $4, $5, $6, $7, $8, $9,
            $3 - COALESCE((SELECT MAX(moved_at) FROM advancements WHERE firm_id = $1), $3)
        )
        """
    private static let selectAdvancements: SQL = """
        SELECT number, moved_at, from_tier, tier, tier_name, reason, note, rules FROM advancements
        WHERE firm_id = $1 ORDER BY number DESC
        """
    private static let selectNearest: SQL = """
        SELECT firm_id, tier, since, joined_at, risk_since, risk_until, pin, reviewed, percents,
            NULLIF(next_percent, -1)
        FROM standings
        WHERE next_percent >= 50 ORDER BY next_percent DESC, firm_id LIMIT 10
        """
    private static let selectAtRisk: SQL = """
        SELECT firm_id, tier, since, joined_at, risk_since, risk_until, pin, reviewed, percents,
            NULLIF(next_percent, -1)
        FROM standings
        WHERE risk_until IS NOT NULL ORDER BY risk_until, firm_id LIMIT 100
        """
    private static let meanStay: SQL = """
        SELECT from_tier, CAST(SUM(stay) AS BIGINT), COUNT(*) FROM advancements
        WHERE reason = 'reached' AND from_tier IS NOT NULL GROUP BY from_tier
        """

    static func find(_ firm: ID<Firm>, _ reader: Reader) throws -> Standing? {
        try reader.first(select, [firm], decode)
    }

    static func all(_ reader: Reader) throws -> [Standing] {
        try reader.all(selectAll, [], decode)
    }

    /// The tier of each firm that was ever placed or judged.
    package static func tiers(_ reader: Reader) throws -> [ID<Firm>: String] {
        let rows = try reader.all("SELECT firm_id, tier FROM standings") {
            (try $0.next(ID<Firm>.self), try $0.text())
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    static func save(_ standing: Standing, _ writer: Writer) throws {
        try writer.run(
            save,
            [
                standing.firm, standing.tier, standing.since, standing.joined, standing.risk?.since,
                standing.risk?.until, standing.pin, standing.reviewed, standing.percents.words,
                standing.nextPercent ?? -1,
            ])
    }

    static func addAdvancement(
        of firm: ID<Firm>, from: String?, to tier: Tier, _ reason: Advancement.Reason, note: String = "",
        rules version: Int64, at moment: Timestamp, _ writer: Writer
    ) throws {
        let number = try writer.nextNumber(of: "advancements")
        try writer.run(
            insertAdvancement, [firm, number, moment, from, tier.code, tier.name, reason, note, version])
    }

    /// The newest first.
    package static func advancements(of firm: ID<Firm>, _ reader: Reader) throws -> [Advancement] {
        try reader.all(selectAdvancements, [firm]) { row in
            Advancement(
                number: try row.next(), at: try row.next(), from: try row.next(), tier: try row.next(),
                tierName: try row.next(), reason: try row.next(), note: try row.next(), rules: try row.next())
        }
    }

    // MARK: For the programme's own pages

    package static func counts(_ reader: Reader) throws -> [String: Int] {
        let rows = try reader.all("SELECT tier, count(*) FROM standings GROUP BY tier") { row in
            (try row.text(), try row.next(Int.self))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Those who have the least way left to the next tier, from half of it on.
    package static func nearest(_ reader: Reader) throws -> [Standing] {
        try reader.all(selectNearest, [], decode)
    }

    /// Those who go down soon.
    package static func atRisk(_ reader: Reader) throws -> [Standing] {
        try reader.all(selectAtRisk, [], decode)
    }

    /// The average days in a tier before a higher one was reached.
    package static func meanDays(_ reader: Reader) throws -> [String: Int] {
        let rows = try reader.all(meanStay) { row in
            let (tier, sum, count) = (try row.text(), try row.next(Int.self), try row.next(Int.self))
            return (tier, (sum / count + 43_200_000) / 86_400_000)
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    static func celebrated(by user: ID<User>, _ reader: Reader) throws -> Int64? {
        try reader.value("SELECT number FROM celebrations WHERE user_id = $1", [user])
    }

    static func setCelebrated(_ number: Int64, by user: ID<User>, _ writer: Writer) throws {
        try writer.run(
            """
            INSERT INTO celebrations (user_id, number) VALUES ($1, $2)
            ON CONFLICT (user_id) DO UPDATE SET number = excluded.number
            """, [user, number])
    }

    private static func decode(_ row: inout Row) throws -> Standing {
        Standing(
            firm: try row.next(), tier: try row.next(), since: try row.next(), joined: try row.next(),
            risk: try row.next(), pin: try row.next(), reviewed: try row.next(),
            percents: Dictionary(words: try row.text()), nextPercent: try row.next())
    }
}

extension Standing.Risk: RowDecodable {
    package static var columns: Int { 2 }

    package static func read(_ row: inout Row) throws -> Standing.Risk {
        Standing.Risk(since: try row.next(), until: try row.next())
    }
}

/// Kept in one column: `performer:68 elite:12`.
extension [String: Int] {
    fileprivate var words: String {
        sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: " ")
    }

    fileprivate init(words: String) {
        self.init()
        for word in words.split(separator: " ") {
            guard let colon = word.lastIndex(of: ":"), let value = Int(word[word.index(after: colon)...]) else {
                continue
            }
            self[String(word[..<colon])] = value
        }
    }
}
