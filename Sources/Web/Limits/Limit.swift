package import Base
package import Database

/// How often something may be done within some hours. What is counted is written in the transaction that does it, so
/// several processes count together, and what is undone does not count.
///
///     guard try writer.use(.invitations, by: viewer.id.text, at: now) else { … say so … }
package struct Limit: Sendable {
    /// What the counted rows are kept under.
    package let name: String
    package let count: Int
    package let hours: Int
    /// What is limited, for whom, and what somebody is told who has reached it: for the table of limits.
    package let what: String
    package let whom: String
    package let answer: String

    package init(_ name: String, _ count: Int, inHours hours: Int, _ what: String, per whom: String, answer: String) {
        self.name = name
        self.count = count
        self.hours = hours
        self.what = what
        self.whom = whom
        self.answer = answer
    }
}

extension Reader {
    /// How much of a limit somebody has used.
    package func uses(of limit: Limit, by subject: String, at now: Timestamp) throws -> Int {
        try value(
            "SELECT COALESCE(SUM(uses), 0) FROM limit_uses WHERE name = $1 AND subject = $2 AND hour > $3",
            [limit.name, subject, now.hour - Int64(limit.hours)]) ?? 0
    }

    package func isReached(_ limit: Limit, by subject: String, at now: Timestamp) throws -> Bool {
        try uses(of: limit, by: subject, at: now) >= limit.count
    }
}

extension Writer {
    /// Counts one more; false, and nothing is counted, when the limit is reached.
    package func use(_ limit: Limit, by subject: String, at now: Timestamp) throws -> Bool {
        guard try !isReached(limit, by: subject, at: now) else { return false }
        try run(
            """
            INSERT INTO limit_uses (name, subject, hour, uses) VALUES ($1, $2, $3, 1)
            ON CONFLICT (name, subject, hour) DO UPDATE SET uses = limit_uses.uses + 1
            """, [limit.name, subject, now.hour])
        return true
    }

    /// Forgets what no limit looks at any more: none reaches further back than a week.
    func forgetUses(at now: Timestamp) throws {
        try run("DELETE FROM limit_uses WHERE hour < $1", [now.hour - 7 * 24])
    }
}

extension Timestamp {
    fileprivate var hour: Int64 { milliseconds / 3_600_000 }
}
