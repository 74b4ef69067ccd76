package import Base
package import Database
internal import Jobs
internal import Partners
package import Web

/// Dashboard settings of firms and users.
package enum DashboardStore {
    private static let selectGoal: SQL = "SELECT minor, currency FROM dashboard_goals WHERE firm_id = $1"
    private static let saveGoal: SQL = """
        INSERT INTO dashboard_goals (firm_id, minor, currency, set_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (firm_id) DO UPDATE SET minor = excluded.minor, currency = excluded.currency, set_at = excluded.set_at
        """
    private static let removeGoal: SQL = "DELETE FROM dashboard_goals WHERE firm_id = $1"
    private static let selectLayout: SQL = "SELECT blocks FROM dashboard_layouts WHERE user_id = $1"
    private static let saveLayout: SQL = """
        INSERT INTO dashboard_layouts (user_id, blocks) VALUES ($1, $2)
        ON CONFLICT (user_id) DO UPDATE SET blocks = excluded.blocks
        """

    /// The monthly goal of a firm.
    static func goal(of firm: ID<Firm>, in reader: Reader) throws -> Money? {
        try reader.first(selectGoal, [firm]) { try $0.next(Money.self) }
    }

    /// nil takes it away.
    package static func setGoal(
        _ goal: Money?, of firm: Firm, by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        let before = try self.goal(of: firm.id, in: writer)
        guard before != goal else { return }
        if let goal {
            try writer.run(saveGoal, [firm.id, goal.minor, goal.currency, now])
            try PartnerUses.note(.goals, by: firm.id, at: now, in: writer)
        } else {
            try writer.run(removeGoal, [firm.id])
        }
        try writer.tell(
            DashboardEvent.goalSet, of: firm.id, called: firm.name, firm: firm.id, by: actor,
            changes: [.init("goal", from: before?.plain, to: goal?.plain)], at: now)
    }

    static func arrangement(of user: ID<User>, _ codes: [String], in reader: Reader) throws -> Arrangement {
        Arrangement(words: try reader.value(selectLayout, [user]) ?? "", of: codes)
    }

    static func arrange(_ arrangement: Arrangement, for user: ID<User>, in writer: Writer) throws {
        try writer.run(saveLayout, [user, arrangement.words])
    }
}
