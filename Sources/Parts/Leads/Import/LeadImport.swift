package import Base
internal import Database
package import Templates
package import Web

/// Leads that somebody brings as a file.
package struct LeadImport: Identified, Sendable {
    package static let idPrefix = "import"
    package static let limit = 10_000

    /// It was sent; what its columns mean is known and its rows are looked at; that is done, and somebody has to say
    /// yes; its leads are entered; it is over.
    package enum State: String, Sendable, DatabaseValue {
        case sent, checking, checked, running, done
    }

    /// What is thought of a row, and then what became of it.
    package enum Verdict: String, CaseIterable, Sendable, DatabaseValue {
        case free, review, yours, twice, bad, added

        package var title: Text {
            switch self {
            case .free: Text("Will be entered", as: "import")
            case .review: Text("Will be entered, and reviewed by us", as: "import")
            case .yours: Text("You already have it", as: "import")
            case .twice: Text("Twice in the file", as: "import")
            case .bad: Text("Cannot be read", as: "import")
            case .added: Text("Entered", as: "import")
            }
        }

        package var tone: String {
            switch self {
            case .free: "info"
            case .review: "warning"
            case .yours, .twice: ""
            case .bad: "danger"
            case .added: "success"
            }
        }
    }

    package let id: ID<LeadImport>
    package let firm: ID<Firm>
    package let user: ID<User>
    package let fileName: String
    package let columns: LeadColumns
    package let state: State
    package let rowCount: Int
    package let sentAt: Timestamp
    package let finishedAt: Timestamp?

    init(_ row: inout Row) throws {
        id = try row.next()
        firm = try row.next()
        user = try row.next()
        fileName = try row.next()
        columns = try JSON.value(of: row.text())
        state = try row.next()
        rowCount = try row.next()
        sentAt = try row.next()
        finishedAt = try row.next()
    }

    package struct Line: Sendable {
        package let number: Int
        package let verdict: Verdict
        package let reason: String
        package let title: String
        package let lead: ID<Lead>?

        init(_ row: inout Row) throws {
            number = try row.next()
            verdict = try row.next()
            reason = try row.next()
            title = try row.next()
            lead = try row.next()
        }
    }
}
