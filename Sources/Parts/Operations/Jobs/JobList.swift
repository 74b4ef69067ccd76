internal import Base
internal import Database
internal import Jobs
internal import Templates
internal import Web

/// A job in the list.
struct JobRow: Sendable {
    let id: ID<Job>
    let kind: String
    let state: Job.State
    let attempts: Int
    let message: String
    let createdAt: Timestamp
    let finishedAt: Timestamp?
}

enum JobList {
    static func definition(_ jobs: [PartJob]) -> ListDefinition<JobRow> {
        let kinds = jobs.map { ($0.kind.name, $0.title) }
        let titles = Dictionary(kinds) { first, _ in first }
        return ListDefinition(
            name: "jobs",
            select: "SELECT j.id, j.kind, j.state, j.attempts, j.message, j.created_at, j.finished_at",
            from: "FROM jobs j WHERE j.created_at >= 0", key: "j.id",
            columns: [
                .init("kind", Text("Job")) { row in
                    titles[row.kind].map(Cell.phrase) ?? .text(row.kind)
                },
                .init("state", Text("Status")) { .phrase($0.state.title) },
                .init("message", Text("Details")) { .text($0.message) },
                .init("tries", Text("Attempts")) { .number($0.attempts) },
                .init("created", Text("Queued"), order: "j.created_at") { .dateTime($0.createdAt) },
                .init("finished", Text("Ended")) { row in row.finishedAt.map(Cell.dateTime) ?? .none },
                .init("id", Text("ID"), isShown: false) { .text($0.id.text) },
            ],
            filters: [
                .init(
                    "state", Text("Status"), .choice(Job.State.all.map { ($0.rawValue, $0.title) }),
                    where: "j.state = $1"),
                .init("kind", Text("Job"), .choice(kinds), where: "j.kind = $1"),
            ],
            order: ListOrder("created", descending: true), id: { $0.id.text }
        ) { row in
            JobRow(
                id: try row.next(), kind: try row.next(), state: try row.next(), attempts: try row.next(),
                message: try row.next(), createdAt: try row.next(), finishedAt: try row.next())
        }
    }
}

extension Job.State {
    fileprivate static let all: [Job.State] = [.waiting, .running, .done, .failed, .cancelled]

    fileprivate var title: Text {
        switch self {
        case .waiting: Text("Waiting", as: "job")
        case .running: Text("Running", as: "job")
        case .done: Text("Done", as: "job")
        case .failed: Text("Failed", as: "job")
        case .cancelled: Text("Cancelled", as: "job")
        }
    }
}
