package import Base
package import Database

/// Does the jobs. Whoever takes one has it for the length of a lease, which is renewed while the process lives: after a
/// kill −9 the job is begun again when the lease has run out.
package final class JobRunner: Sendable {
    private struct State {
        var news = 0
        var isStopping = false
        var threads: [Thread] = []
        var cancelled: Set<ID<Job>> = []

        func mustStop(_ id: ID<Job>) -> JobStop? {
            cancelled.contains(id) ? .cancelled : isStopping ? .interrupted : nil
        }
    }

    /// The polling interval: another process may have queued a job.
    private static let interval = Duration.seconds(5)

    private let kinds: [String: JobKind]
    private let timetable: JobSchedule
    private let database: Database
    private let lease: Lease
    private let now: @Sendable () -> Timestamp
    private let state = Guarded(State())

    package init(
        _ kinds: [JobKind], timetable: JobSchedule = JobSchedule([]), _ database: Database,
        lease: Duration = .seconds(30), now: @escaping @Sendable () -> Timestamp = { .now }
    ) {
        self.kinds = Dictionary(kinds.map { ($0.name, $0) }) { first, _ in first }
        self.timetable = timetable
        self.database = database
        self.lease = Lease(owner: ID<Job>.make().text, length: lease)
        self.now = now
        database.listen(to: .jobs) { [state] in state.change { $0.news += 1 } }
    }

    /// Starts working on this many jobs at the same time.
    package func start(threads count: Int = 2) throws {
        let workers = try (1...max(1, count)).map { number in
            try Thread("job \(number)", niceness: Thread.background) { self.work() }
        }
        let keeper = try Thread("job clock") { self.keepTime() }
        state.withLock { $0.threads = workers + [keeper] }
    }

    /// Begins no more jobs, asks those that run to stop, and waits for them. They are begun again after the next start.
    package func stop() {
        let threads = state.change { state in
            defer { state.threads = [] }
            state.isStopping = true
            return state.threads
        }
        threads.forEach { $0.join() }
    }

    /// Does everything that is due, on this thread: for tests.
    package func settle() throws {
        try timetable.enqueueDue(database, at: now())
        while try runNext() {}
    }

    // MARK: Working

    private func work() {
        while true {
            let news = state.withLock(\.news)
            var pause = Self.interval
            do {
                while try !state.withLock(\.isStopping) && runNext() {}
                if let next = try database.read(JobStore.nextMoment) { pause = min(pause, max(.zero, next - now())) }
            } catch {
                Log.error("the jobs cannot go on", ["reason": "\(error)"])
            }
            guard rest(for: pause, since: news) else { return }
        }
    }

    /// False when it is time to end.
    private func rest(for pause: Duration, since news: Int?) -> Bool {
        let deadline = Clock.monotonic + Int64(max(pause, .milliseconds(1)).milliseconds) * 1_000_000
        let isStopping = state.wait(until: deadline) { state in
            state.isStopping ? true : news != nil && state.news != news ? false : nil
        }
        return isStopping != true
    }

    private func runNext() throws -> Bool {
        let now = now()
        guard let due = try database.read(JobStore.nextMoment) else { return false }
        if due > now + Backoff.farthest { try database.write { try JobStore.pullBack(lease, at: now, $0) } }
        guard due <= now || due > now + Backoff.farthest,
            let job = try database.write({ try JobStore.claim(lease, at: now, $0) })
        else { return false }
        try run(job)
        return true
    }

    private func run(_ job: Job) throws {
        guard let kind = kinds[job.kind] else {
            return try fail(job, "this program knows no job of the kind \(job.kind)", isLast: false)
        }
        let running = RunningJob(job, database, lease, now: now) { [state] id in state.withLock { $0.mustStop(id) } }
        defer { state.withLock { _ = $0.cancelled.remove(job.id) } }
        do {
            guard job.attempts <= kind.attempts else { throw JobStop.failed("it was interrupted too often") }
            try kind.run(running)
            if !running.isFinished { try running.finish { _ in } }
        } catch JobStop.cancelled {
            try database.write { _ = try JobStore.finish(job.id, as: .cancelled, "", lease, at: now(), $0) }
        } catch JobStop.interrupted {
            try database.write { try JobStore.giveBack(job.id, lease, $0) }
        } catch JobStop.leaseLost {
            Log.warning("a job was lost to another runner", ["job": "\(job.id)", "kind": "\(job.kind)"])
        } catch JobStop.failed(let reason) {
            try fail(job, reason, isLast: true)
        } catch {
            try fail(job, "\(error)", isLast: job.attempts >= kind.attempts)
        }
    }

    private func fail(_ job: Job, _ reason: String, isLast: Bool) throws {
        Log.warning(
            "a job failed",
            [
                "job": "\(job.id)", "kind": "\(job.kind)", "attempt": LogValue(job.attempts),
                "reason": "\(reason)",
            ])
        try database.write { writer in
            guard !isLast else {
                _ = try JobStore.finish(job.id, as: .failed, reason, lease, at: now(), writer)
                return
            }
            let moment = now() + Backoff.delay(after: job.attempts)
            try JobStore.postpone(job.id, until: moment, reason, lease, writer)
        }
    }

    // MARK: Keeping time

    /// Keeps the leases alive, hears of cancelled jobs, and queues what the timetable says.
    private func keepTime() {
        repeat {
            do {
                try timetable.enqueueDue(database, at: now())
                try keepLeases()
            } catch {
                Log.error("the job clock cannot go on", ["reason": "\(error)"])
            }
        } while rest(for: min(lease.length / 3, Self.interval), since: nil)
    }

    private func keepLeases() throws {
        let ids = try database.write { try JobStore.renew(lease, at: now(), $0) }
        state.withLock { $0.cancelled.formUnion(ids) }
    }
}
