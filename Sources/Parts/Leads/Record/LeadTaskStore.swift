package import Base
package import Database
package import Web

/// The tasks of leads.
package enum LeadTaskStore {
    static let insert: SQL = """
        INSERT INTO lead_tasks (
            lead_id, id, firm_id, user_id, title, due_on, created_at, changed_at, done_at, is_reminded
        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, NULL, 0)
        """
    private static let select: SQL = """
        SELECT id, lead_id, user_id, title, due_on, created_at, done_at FROM lead_tasks WHERE lead_id = $1
        ORDER BY done_at IS NOT NULL, due_on, id
        """
    private static let first: SQL = """
        SELECT title, due_on FROM lead_tasks WHERE lead_id = $1 AND done_at IS NULL ORDER BY due_on, id LIMIT 1
        """
    private static let finish: SQL = """
        UPDATE lead_tasks SET done_at = $3, changed_at = $3 WHERE lead_id = $1 AND id = $2 AND done_at IS NULL
        RETURNING title
        """

    private static let selectToRemind: SQL = """
        SELECT t.id, t.lead_id, t.firm_id, t.user_id, t.title, t.due_on,
            CASE l.company WHEN '' THEN l.name ELSE l.company END
        FROM lead_tasks t JOIN leads l ON l.id = t.lead_id
        WHERE t.done_at IS NULL AND t.is_reminded = 0 AND t.due_on <= $1 AND t.user_id IS NOT NULL
            AND l.archived_at IS NULL
        ORDER BY t.due_on, t.id
        """
    private static let setReminded: SQL = "UPDATE lead_tasks SET is_reminded = 1 WHERE id = $1"
    private static let selectOpen: SQL = """
        SELECT t.id, t.lead_id, t.firm_id, t.user_id, t.title, t.due_on,
            CASE l.company WHEN '' THEN l.name ELSE l.company END
        FROM lead_tasks t JOIN leads l ON l.id = t.lead_id
        WHERE t.firm_id = $1 AND t.done_at IS NULL AND t.user_id = $2 AND t.due_on <= $3 AND l.archived_at IS NULL
        ORDER BY t.due_on, t.id LIMIT $4
        """

    /// An open task and the lead it belongs to.
    package struct Due: Sendable {
        package let id: ID<LeadTask>
        package let lead: ID<Lead>
        package let firm: ID<Firm>
        package let user: ID<User>
        package let title: String
        package let day: CivilDate
        package let leadTitle: String

        fileprivate init(_ row: inout Row) throws {
            id = try row.next()
            lead = try row.next()
            firm = try row.next()
            user = try row.next()
            title = try row.next()
            day = try row.next()
            leadTitle = try row.next()
        }
    }

    /// Returns a user's open tasks up to a day, oldest first: for dashboards and calendars.
    package static func open(
        for user: ID<User>, of firm: ID<Firm>, until day: CivilDate, limit: Int = 50, in reader: Reader
    ) throws -> [Due] {
        try reader.all(selectOpen, [firm, user, day, limit], Due.init)
    }

    /// Those of leads that are within sight: a task stays with its person when the right to see the lead goes.
    static func visible(_ tasks: [Due], seenBy visibleScope: LeadScope, in reader: Reader) throws -> [Due] {
        try tasks.filter { try LeadStore.lead($0.lead, seenBy: visibleScope, in: reader) != nil }
    }

    static func toRemind(until day: CivilDate, in reader: Reader) throws -> [Due] {
        try reader.all(selectToRemind, [day], Due.init)
    }

    static func noteReminded(_ tasks: [ID<LeadTask>], in writer: Writer) throws {
        for task in tasks { try writer.run(setReminded, [task]) }
    }

    /// The open ones first, by day.
    package static func tasks(of lead: ID<Lead>, in reader: Reader) throws -> [LeadTask] {
        try reader.all(select, [lead], LeadTask.init)
    }

    /// Sets a task; without a user it is the owner's of the lead.
    @discardableResult
    package static func add(
        _ title: String, on day: CivilDate, for user: ID<User>? = nil, to id: ID<Lead>, seenBy visibleScope: LeadScope,
        by author: LeadAuthor, in writer: Writer
    ) throws -> ID<LeadTask> {
        let lead = try LeadStore.current(id, version: nil, seenBy: visibleScope, in: writer)
        try LeadStore.check(owner: user, of: lead.firm, in: writer)
        let task = ID<LeadTask>.make()
        try writer.run(insert, [id, task, lead.firm, user ?? lead.owner ?? author.id, title, day, author.at])
        let facts = LeadActivity.Facts(name: title, id: task.text, verb: "added")
        try LeadActivityStore.add(LeadActivity(.task, of: id, by: author, facts: facts), in: writer)
        try refresh(lead, by: author, in: writer)
        return task
    }

    /// It is done; false where it was already, or is not there.
    @discardableResult
    package static func finish(
        _ task: ID<LeadTask>, of id: ID<Lead>, seenBy visibleScope: LeadScope, by author: LeadAuthor, in writer: Writer
    ) throws -> Bool {
        let lead = try LeadStore.current(id, version: nil, seenBy: visibleScope, in: writer)
        guard let title = try writer.value(finish, [id, task, author.at], as: String.self) else { return false }
        let facts = LeadActivity.Facts(name: title, id: task.text, verb: "done")
        try LeadActivityStore.add(LeadActivity(.task, of: id, by: author, facts: facts), in: writer)
        try refresh(lead, by: author, in: writer)
        return true
    }

    private static func refresh(_ lead: Lead, by author: LeadAuthor, in writer: Writer) throws {
        try LeadStore.touch(lead, nextAction: .some(try next(of: lead.id, in: writer)), by: author, in: writer)
    }

    static func next(of lead: ID<Lead>, in reader: Reader) throws -> Lead.NextAction? {
        try reader.first(first, [lead]) { try $0.next() }
    }
}
