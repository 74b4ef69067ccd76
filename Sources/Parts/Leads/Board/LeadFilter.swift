package import Base
internal import Database
package import Web

/// Which leads of those in sight a person wants to look at.
package struct LeadFilter: Equatable, Sendable {
    package var text = ""
    package var source: Lead.Source?
    package var stage: String?
    package var owner: Owner?
    package var campaign: String?
    package var link: String?
    /// In minor units.
    package var valueFrom: Int64?
    package var valueTo: Int64?
    package var createdFrom: Timestamp?
    /// Before this moment.
    package var createdTo: Timestamp?
    /// Won on these days, and counting.
    package var wonFrom: CivilDate?
    package var wonTo: CivilDate?
    package var isOpen = false
    package var isOverdue = false
    package var isRotting = false
    package var tag: String?

    package enum Owner: Equatable, Sendable {
        case nobody
        case user(ID<User>)
    }

    package init() {}

    // What the list asks for under the same names.
    static let words: SQL = "words LIKE $1 ESCAPE '\\'"
    static let tag: SQL = "tags LIKE $1 ESCAPE '\\'"
    static let campaign: SQL = "campaign = $1"
    static let isOpen: SQL = "stage IN (SELECT code FROM lead_stages WHERE kind = 'open')"
    static let wonFrom: SQL = "closed_on >= $1 AND won_minor IS NOT NULL AND review <> 'rejected'"
    static let wonTo: SQL = "closed_on <= $1 AND won_minor IS NOT NULL AND review <> 'rejected'"

    package var isEmpty: Bool { self == LeadFilter() }

    /// The conditions after the scope, with their values: `AND …`.
    func conditions(behind count: Int, now: Timestamp, today: CivilDate) -> (SQL, [any DatabaseValue]) {
        var sql: SQL = ""
        var values: [any DatabaseValue] = []
        func add(_ condition: SQL, _ value: (any DatabaseValue)? = nil) {
            sql = sql + condition.shifted(by: count + values.count)
            if let value { values.append(value) }
        }
        for word in FilterKind.words(of: text) { add(" AND " + Self.words, "%\(word.likeEscaped)%") }
        if let source { add(" AND source = $1", source) }
        if let stage { add(" AND stage = $1", stage) }
        switch owner {
        case .nobody: add(" AND user_id IS NULL")
        case .user(let user): add(" AND user_id = $1", user)
        case nil: break
        }
        if let campaign { add(" AND " + Self.campaign, campaign) }
        if let link { add(" AND link_id = $1", link) }
        if let valueFrom { add(" AND COALESCE(won_minor, value_minor) >= $1", valueFrom) }
        if let valueTo { add(" AND COALESCE(won_minor, value_minor) <= $1", valueTo) }
        if let createdFrom { add(" AND created_at >= $1", createdFrom) }
        if let createdTo { add(" AND created_at < $1", createdTo) }
        if isOpen { add(" AND " + Self.isOpen) }
        if let wonFrom { add(" AND " + Self.wonFrom, wonFrom) }
        if let wonTo { add(" AND " + Self.wonTo, wonTo) }
        if isOverdue { add(" AND next_on < $1", today) }
        if isRotting {
            add(
                """
                 AND stage_since <= $1 - 86400000
                    * (SELECT rots_after FROM lead_stages WHERE code = leads.stage AND kind = 'open')
                """, now)
        }
        for tag in Tags.typed(tag ?? "") { add(" AND " + Self.tag, "%|\(tag.likeEscaped)|%") }
        return (sql, values)
    }
}
