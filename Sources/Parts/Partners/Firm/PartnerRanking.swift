package import Base
package import Database
internal import Jobs
package import Web

/// Firms by what they have won in this month and the two before it. Who brings the same has the same place; who does
/// not want to be ranked, or takes no part just now, is passed over as if it were not there.
package enum PartnerRanking {
    /// The ranking settings of a firm.
    package struct Wishes: Equatable, Sendable {
        /// To have a place.
        package var isRanked: Bool
        /// That others read its name and what it has won, where it is among the first.
        package var isNamed: Bool

        package init(isRanked: Bool = true, isNamed: Bool = false) {
            self.isRanked = isRanked
            self.isNamed = isNamed
        }
    }

    package struct Place: Equatable, Sendable {
        package let firm: ID<Firm>
        package let rank: Int
        package let revenue: Int64
        package let tier: String
        /// nil for a firm that others do not name.
        package let name: String?
    }

    private static let selectWishes: SQL = "SELECT is_ranked, is_named FROM partners WHERE id = $1"
    private static let saveWishes: SQL = "UPDATE partners SET is_ranked = $2, is_named = $3 WHERE id = $1"
    private static let selectOwn: SQL = """
        SELECT p.name, p.tier, COALESCE(m.season, 0) FROM partners p
        LEFT JOIN partner_months m ON m.firm_id = p.id AND m.month = $2
        WHERE p.id = $1 AND p.is_ranked = 1 AND p.state IN ('onboarding', 'active', 'paused')
        """
    // The few hidden firms are subtracted from the total, so that none is looked up individually.
    private static let countAbove: SQL = """
        SELECT count(*) FROM partner_months WHERE month = $1 AND season > $2
        """
    private static let countPassedOver: SQL = """
        SELECT count(*) FROM partners p
        WHERE (p.state IN ('applied', 'invited', 'suspended', 'archived')
                OR (p.state IN ('onboarding', 'active', 'paused') AND p.is_ranked = 0))
            AND (SELECT m.season FROM partner_months m WHERE m.firm_id = p.id AND m.month = $1) > $2
        """
    private static let countRanked: SQL = """
        SELECT count(*) FROM partners WHERE state IN ('onboarding', 'active', 'paused') AND is_ranked = 1
        """
    private static let selectFirst: SQL = """
        SELECT p.id, m.season, p.tier, CASE p.is_named WHEN 1 THEN p.name END
        FROM partner_months m JOIN partners p ON p.id = m.firm_id
        WHERE m.month = $1 AND m.season > 0 AND p.is_ranked = 1 AND p.state IN ('onboarding', 'active', 'paused')
        ORDER BY m.season DESC, m.firm_id DESC LIMIT $2
        """

    /// nil for a firm without a record.
    package static func wishes(of firm: ID<Firm>, in reader: Reader) throws -> Wishes? {
        try reader.first(selectWishes, [firm]) { Wishes(isRanked: try $0.next(), isNamed: try $0.next()) }
    }

    /// Saves the ranking settings of a firm.
    package static func wish(
        _ wishes: Wishes, of firm: ID<Firm>, by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        guard let before = try self.wishes(of: firm, in: writer), before != wishes else { return }
        try writer.run(saveWishes, [firm, wishes.isRanked, wishes.isNamed])
        let words = { (isOn: Bool) in isOn ? "yes" : "no" }
        let changes = [
            AuditEntry.Change("ranked", from: words(before.isRanked), to: words(wishes.isRanked)),
            AuditEntry.Change("named", from: words(before.isNamed), to: words(wishes.isNamed)),
        ]
        try writer.tell(
            PartnerEvent.ranking, of: firm, called: PartnerStore.name(of: firm, in: writer), firm: firm, by: actor,
            changes: changes.filter { $0.from != $0.to }, at: now)
    }

    /// The rank of a firm and the number of ranked firms; nil if it is not ranked or has not won anything.
    package static func place(
        of firm: ID<Firm>, on today: CivilDate, in reader: Reader
    ) throws -> (place: Place, of: Int)? {
        let month = today.firstOfMonth
        let own = try reader.first(selectOwn, [firm, month]) { row in
            (name: try row.text(), tier: try row.text(), season: try row.integer())
        }
        guard let own, own.season > 0 else { return nil }
        let above = try reader.value(countAbove, [month, own.season], as: Int.self) ?? 0
        let passedOver = try reader.value(countPassedOver, [month, own.season], as: Int.self) ?? 0
        let place = Place(
            firm: firm, rank: 1 + above - passedOver, revenue: own.season, tier: own.tier, name: own.name)
        return (place, try count(in: reader))
    }

    /// The number of ranked firms.
    package static func count(in reader: Reader) throws -> Int {
        try reader.value(countRanked) ?? 0
    }

    /// Those who have won most.
    package static func first(_ count: Int = 5, on today: CivilDate, in reader: Reader) throws -> [Place] {
        let rows = try reader.all(selectFirst, [today.firstOfMonth, count]) { row in
            Place(
                firm: try row.next(), rank: 0, revenue: try row.next(), tier: try row.next(), name: try row.next())
        }
        return ranked(rows)
    }

    /// Places in the order of what was won: the same for the same.
    static func ranked(_ rows: [Place]) -> [Place] {
        var ranked: [Place] = []
        for (index, row) in rows.enumerated() {
            let rank = ranked.last.flatMap { $0.revenue == row.revenue ? $0.rank : nil } ?? index + 1
            ranked.append(Place(firm: row.firm, rank: rank, revenue: row.revenue, tier: row.tier, name: row.name))
        }
        return ranked
    }
}
