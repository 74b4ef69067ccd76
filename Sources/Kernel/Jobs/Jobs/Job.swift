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
    /// The number of attempts.
    package let attempts: Int
    package let isCancelled: Bool
    package let progress: (done: Int, total: Int)
    /// The last message: its progress, or why it failed.
    package let message: String
    package let createdAt: Timestamp
    package let finishedAt: Timestamp?

    init(_ row: inout Row) throws {
        id = try row.next()
        kind = try row.next()
        payload = try row.next()
        state = try row.next()
        runAt = try row.next()
        attempts = try row.next()
        isCancelled = try row.next()
        progress = (try row.next(Int.self), try row.next(Int.self))
        message = try row.next()
        createdAt = try row.next()
        finishedAt = try row.next()
    }
}

/// A kind of work, and how it is done: one row in the table of all kinds.
package struct JobKind: Sendable {
    package let name: String
    /// The maximum number of attempts.
    let attempts: Int
    let run: @Sendable (RunningJob) throws -> Void

    package init(_ name: String, attempts: Int = 10, _ run: @escaping @Sendable (RunningJob) throws -> Void) {
        self.name = name
        self.attempts = attempts
        self.run = run
    }
}

/// Why a job stops.
package enum JobStop: Error, Equatable {
    case failed(String)
    case cancelled
    /// The program ends; the job is begun again after its next start.
    case interrupted
    /// It ran for longer than its lease without a sign of life, and another runner has it now.
    case leaseLost
}
