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

    init(_ row: borrowing Row) throws {
        id = try row.id(0)
        firm = try row.id(1)
        user = try row.id(2)
        fileName = try row.text(3)
        columns = try JSON.value(of: row.text(4))
        state = try row.get(5)
        rowCount = try row.int(6)
        sentAt = try row.time(7)
        finishedAt = try row.get(8)
    }

    package struct Line: Sendable {
        package let number: Int
        package let verdict: Verdict
        package let reason: String
        package let title: String
        package let lead: ID<Lead>?

        init(_ row: borrowing Row) throws {
            number = try row.int(0)
            verdict = try row.get(1)
            reason = try row.text(2)
            title = try row.text(3)
            lead = try row.get(4)
        }
    }
}
