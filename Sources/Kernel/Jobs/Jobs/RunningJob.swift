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
    private let clock: @Sendable () -> Timestamp
    private let mustStop: (ID<Job>) -> JobStop?
    private var notedAt: Int64 = .min
    /// The maximum time a job's write may block others.
    private static let turn: Int64 = 10_000_000
    private(set) var isFinished = false

    /// The time by the clock of who runs it; tests set it.
    package var now: Timestamp { clock() }

    init(
        _ job: Job, _ database: Database, _ lease: Lease, now: @escaping @Sendable () -> Timestamp,
        mustStop: @escaping (ID<Job>) -> JobStop?
    ) {
        id = job.id
        payload = job.payload
        attempt = job.attempts
        self.database = database
        self.lease = lease
        clock = now
        self.mustStop = mustStop
    }

    /// Throws if the job should stop, because it was cancelled or the program ends. It is cheap: call it often.
    package func checkCancelled() throws {
        if let reason = mustStop(id) { throw reason }
    }

    /// Shows where the job is, and throws when it should not go on. Call it at every step: it writes twice a second at
    /// most, and says whether it did.
    @discardableResult
    package func progress(_ done: Int, of total: Int, _ message: String = "") throws -> Bool {
        try checkCancelled()
        let time = Clock.monotonic
        guard time >= notedAt + 500_000_000 || done == total else { return false }
        notedAt = time
        let isOurs = try database.write { try JobStore.note(done, of: total, message, id, lease, $0) }
        guard isOurs else { throw JobStop.leaseLost }
        return true
    }

    /// Writes item by item, as many per transaction as fit into a few milliseconds, so that waiting callers get their
    /// turn. Returns false as soon as `holds` does; `noted` receives the progress.
    @discardableResult
    package func write<Item>(
        each items: [Item], while holds: (Writer) throws -> Bool = { _ in true }, noted: () -> Void = {},
        _ body: (Item, Writer) throws -> Void
    ) throws -> Bool {
        var done = 0
        while done < items.count {
            let reached = try database.write { writer -> Int? in
                guard try holds(writer) else { return nil }
                let start = Clock.monotonic
                var next = done
                repeat {
                    try body(items[next], writer)
                    next += 1
                } while next < items.count && Clock.monotonic - start < Self.turn
                return next
            }
            guard let reached else { return false }
            done = reached
            if try progress(done, of: items.count) { noted() }
        }
        return true
    }

    /// Writes what the job is for and that it is done in one transaction: it takes effect exactly once, whatever happens.
    @discardableResult
    package func finish<T>(_ message: String = "", _ body: (Writer) throws -> T) throws -> T {
        let result = try database.write { writer in
            guard try JobStore.finish(id, as: .done, message, lease, at: now, writer) else {
                throw JobStop.leaseLost
            }
            return try body(writer)
        }
        isFinished = true
        return result
    }
}
