package import Base
package import Database
package import Web

/// A lead that has been where it is for too long, or soon will have been.
package struct LeadUrgency: Sendable {
    package let id: ID<Lead>
    package let title: String
    package let stage: Lead.Stage
    /// The latest moment for the next activity.
    package let deadline: Timestamp
    /// Nobody has answered it at all.
    package let isUnanswered: Bool

    private static let select: SQL = """
        SELECT id, CASE company WHEN '' THEN name ELSE company END, stage_since, answered_at FROM leads
        WHERE firm_id = $1 AND stage = $2 AND stage_since <= $3 AND archived_at IS NULL AND review <> 'rejected'
            AND ($4 = '' OR user_id IS NULL OR user_id = $4)
        ORDER BY stage_since, id LIMIT $5
        """

    /// Those that are too long where they are, and in the first stage also those that wait for their first answer: of
    /// each stage the oldest, all of them by their deadlines.
    package static func leads(
        of firm: ID<Firm>, seenBy visibleScope: LeadScope, at now: Timestamp, limit: Int, in reader: Reader
    ) throws -> [LeadUrgency] {
        let stages = try LeadStore.stages(in: reader).open
        let found = try stages.enumerated().flatMap { index, stage -> [LeadUrgency] in
            guard let days = stage.rotsAfter else { return [] }
            let patience = Duration.seconds(days * 86_400)
            let latest = index == 0 ? now : now - patience
            return try reader.all(select, [firm, stage.code, latest, visibleScope.user?.text ?? "", limit]) { row in
                LeadUrgency(
                    id: try row.next(), title: try row.next(), stage: stage,
                    deadline: try row.next(Timestamp.self) + patience, isUnanswered: try row.isNull)
            }
        }
        return Array(
            found.filter { $0.isUnanswered || $0.deadline <= now }.sorted { $0.deadline < $1.deadline }.prefix(limit))
    }
}
