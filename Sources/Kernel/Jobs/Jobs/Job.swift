package import Base
internal import Database

/// A piece of work that is done behind the answer, and survives a restart.
package struct Job: Identified, Sendable {
    package static let idPrefix = "job"

    package enum State: String, Sendable, DatabaseValue {
        case waiting, running, done, failed, cancelled
    }

    package let id: ID<Job>
    package let kind: String
    package let payload: String
    package let state: State
    package let runAt: Timestamp
    /// How often it was begun.
    package let attempts: Int
    package let isCancelled: Bool
    package let progress: (done: Int, total: Int)
    /// What it said last: where it is, or why it failed.
    package let message: String
    package let createdAt: Timestamp
    package let finishedAt: Timestamp?

    init(_ row: borrowing Row) throws {
        id = try row.id(0)
        kind = try row.text(1)
        payload = try row.text(2)
        state = try row.get(3)
        runAt = try row.time(4)
        attempts = try row.int(5)
        isCancelled = try row.bool(6)
        progress = (try row.int(7), try row.int(8))
        message = try row.text(9)
        createdAt = try row.time(10)
        finishedAt = try row.get(11)
    }
}

/// A kind of work, and how it is done: one row in the table of all kinds.
package struct JobKind: Sendable {
    package let name: String
    /// How often it is begun at most.
    let attempts: Int
    let run: @Sendable (RunningJob) throws -> Void

    package init(_ name: String, attempts: Int = 10, _ run: @escaping @Sendable (RunningJob) throws -> Void) {
        self.name = name
        self.attempts = attempts
        self.run = run
    }
}

/// Why a job does not go on.
package enum JobStop: Error, Equatable {
    case failed(String)
    case cancelled
    /// The program ends; the job is begun again after its next start.
    case interrupted
    /// It ran for longer than its lease without a sign of life, and another runner has it now.
    case leaseLost
}
