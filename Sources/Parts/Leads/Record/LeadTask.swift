package import Base
internal import Database
package import Web

/// Something to be done about a lead, by a day. The first open one is the lead's next action.
package struct LeadTask: Identified, Sendable {
    package static let idPrefix = "task"

    package let id: ID<LeadTask>
    package let lead: ID<Lead>
    package let user: ID<User>?
    package let title: String
    package let day: CivilDate
    package let createdAt: Timestamp
    package let doneAt: Timestamp?

    init(_ row: inout Row) throws {
        id = try row.next()
        lead = try row.next()
        user = try row.next()
        title = try row.next()
        day = try row.next()
        createdAt = try row.next()
        doneAt = try row.next()
    }
}
