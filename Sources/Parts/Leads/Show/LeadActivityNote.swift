package import Base
package import Database
package import Templates
package import Web

/// The latest activity of a lead, in words.
package struct LeadActivityNote: TemplateValue {
    let title: String
    let path: String
    let what: Text
    let icon: String
    let tone: String
    let at: Timestamp

    private static let select: SQL = """
        SELECT id, CASE company WHEN '' THEN name ELSE company END FROM leads
        WHERE firm_id = $1 AND archived_at IS NULL AND ($2 = '' OR user_id IS NULL OR user_id = $2)
        ORDER BY active_at DESC LIMIT $3
        """

    /// Of the leads of a firm that were worked on last.
    package static func latest(
        of firm: ID<Firm>, seenBy visibleScope: LeadScope, limit: Int, _ words: (Text) -> String, in reader: Reader
    ) throws -> [LeadActivityNote] {
        let stages = try LeadStore.stages(in: reader)
        let leads = try reader.all(select, [firm, visibleScope.user?.text ?? "", limit]) { row in
            (id: try row.next(ID<Lead>.self), title: try row.text())
        }
        return try leads.compactMap { lead in
            try LeadActivityStore.last(of: lead.id, in: reader).map { activity in
                let moment = LeadTimelineItem(activity, stages, .nobody, words)
                return LeadActivityNote(
                    title: lead.title, path: LeadPath.show(lead.id), what: moment.what, icon: moment.icon,
                    tone: moment.tone, at: moment.at)
            }
        }
    }
}
