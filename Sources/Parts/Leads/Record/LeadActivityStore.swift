package import Base
package import Database
internal import Web

/// The timelines of leads.
package enum LeadActivityStore {
    static let insert: SQL = """
        INSERT INTO lead_activities (lead_id, id, at, kind, user_id, author, outcome, note, data)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """
    private static let page: SQL = """
        SELECT id, lead_id, at, kind, user_id, author, outcome, note, data FROM lead_activities
        WHERE lead_id = $1 AND id < $2 AND ($3 = '' OR kind = $3) ORDER BY id DESC LIMIT $4
        """
    private static let last: SQL = """
        SELECT id, lead_id, at, kind, user_id, author, outcome, note, data FROM lead_activities
        WHERE lead_id = $1 ORDER BY id DESC LIMIT 1
        """
    private static let selectTouched: SQL = """
        SELECT 1 FROM lead_activities WHERE lead_id = $1 AND at > $2 AND user_id IS NOT NULL LIMIT 1
        """

    /// Whether a person has worked with it since.
    static func isTouched(_ lead: ID<Lead>, since moment: Timestamp, in reader: Reader) throws -> Bool {
        try reader.value(selectTouched, [lead, moment], as: Int.self) != nil
    }

    /// A lead's timeline, the newest first. Ask for the lead within sight first.
    package static func timeline(
        of lead: ID<Lead>, kind: LeadActivity.Kind? = nil, before id: ID<LeadActivity>? = nil, limit: Int = 50,
        in reader: Reader
    ) throws -> [LeadActivity] {
        // Behind every id there is: no digit is greater than z.
        let start = id?.text ?? "\(LeadActivity.idPrefix)_~"
        return try reader.all(page, [lead, start, kind?.rawValue ?? "", limit], LeadActivity.init)
    }

    /// Returns the history of one field, newest first.
    package static func history(of lead: ID<Lead>, field: String, in reader: Reader) throws -> [LeadActivity] {
        try timeline(of: lead, kind: .change, limit: 1_000, in: reader).filter { activity in
            activity.facts.changes?.contains { $0.field == field } ?? false
        }
    }

    static func last(of lead: ID<Lead>, in reader: Reader) throws -> LeadActivity? {
        try reader.first(last, [lead], LeadActivity.init)
    }

    static func add(_ activity: LeadActivity, in writer: Writer) throws {
        try writer.run(insert, columns(of: activity))
    }

    static func columns(of activity: LeadActivity) throws -> [any DatabaseValue] {
        [
            activity.lead, activity.id, activity.at, activity.kind, activity.user, activity.author, activity.outcome,
            activity.note, activity.facts == LeadActivity.Facts() ? "{}" : try JSON.text(activity.facts),
        ]
    }
}
