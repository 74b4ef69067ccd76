package import Base
package import Database

/// A job while it runs: what it was asked for, and how it tells where it is.
package final class RunningJob {
    package let id: ID<Job>
    package let payload: String
    /// 1 when it is begun for the first time.
    package let attempt: Int
    package let database: Database
    private let lease: Lease
    private let now: @Sendable () -> Timestamp
    private let mustStop: (ID<Job>) -> JobStop?
    private var notedAt: Int64 = .min
    private(set) var isFinished = false

    init(
        _ job: Job, _ database: Database, _ lease: Lease, now: @escaping @Sendable () -> Timestamp,
        mustStop: @escaping (ID<Job>) -> JobStop?
    ) {
        id = job.id
        payload = job.payload
        attempt = job.attempts
        self.database = database
        self.lease = lease
        self.now = now
        self.mustStop = mustStop
    }

    /// Throws when the job should stop, because somebody asked it to or the program ends. Costs next to nothing: ask
    /// often.
    package func checkCancelled() throws {
        if let reason = mustStop(id) { throw reason }
    }

    /// Shows where the job is, and throws when it should not go on. Call it at every step: it writes twice a second at
    /// most.
    package func progress(_ done: Int, of total: Int, _ message: String = "") throws {
        try checkCancelled()
        let time = Clock.monotonic
        guard time >= notedAt + 500_000_000 || done == total else { return }
        notedAt = time
        let isOurs = try database.write { try JobStore.note(done, of: total, message, id, lease, $0) }
        guard isOurs else { throw JobStop.leaseLost }
    }

    /// Writes what the job is for and that it is done in one transaction: it takes effect exactly once, whatever happens.
    @discardableResult
    package func finish<T>(_ message: String = "", _ body: (Writer) throws -> T) throws -> T {
        let result = try database.write { writer in
            guard try JobStore.finish(id, as: .done, message, lease, at: now(), writer) else {
                throw JobStop.leaseLost
            }
            return try body(writer)
        }
        isFinished = true
        return result
    }
}
