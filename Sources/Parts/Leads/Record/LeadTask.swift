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

    init(_ row: borrowing Row) throws {
        id = try row.id(0)
        lead = try row.id(1)
        user = try row.get(2)
        title = try row.text(3)
        day = try row.get(4)
        createdAt = try row.time(5)
        doneAt = try row.get(6)
    }
}
