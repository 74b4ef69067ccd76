internal import Base

/// The writes that wait, first come, first served. Writes behind an answer wait a little longer, so that many share
/// one transaction.
final class WriteQueue: Sendable {
    struct Limits {
        var waiting = 1024
        var later = 16_384
        var group = 256
        /// How long a deferred write may wait for others.
        var patience = Duration.milliseconds(100)
    }

    private struct State {
        var waiting: [WriteJob] = []
        var later: [WriteJob] = []
        /// The deadline of the first of `later`, by the monotonic clock.
        var laterDeadline: Int64 = .max
        var dropped = 0
        var isClosed = false
    }

    private let limits: Limits
    private let state = Guarded(State())

    init(_ limits: Limits = Limits()) {
        self.limits = limits
    }

    func add(_ job: WriteJob) throws {
        try state.change { state in
            guard !state.isClosed else { throw DatabaseError(.closed, "the database is closed") }
            guard state.waiting.count < limits.waiting else {
                throw DatabaseError(.overloaded, "\(state.waiting.count) writes wait already")
            }
            state.waiting.append(job)
        }
    }

    /// Never waits and never fails: where the queue is full, the write is dropped and counted.
    func addLater(_ job: WriteJob) {
        state.change { state in
            guard !state.isClosed, state.later.count < limits.later else {
                state.dropped += 1
                return
            }
            if state.later.isEmpty {
                state.laterDeadline = Clock.monotonic + Int64(limits.patience.milliseconds) * 1_000_000
            }
            state.later.append(job)
        }
    }

    /// The next writes that share a transaction; nil when the queue is closed and empty.
    func next() -> [WriteJob]? {
        while true {
            let deadline = state.withLock(\.laterDeadline)
            let group = state.wait(until: min(deadline, Clock.monotonic + 3_600_000_000_000)) { state -> [WriteJob]? in
                takeGroup(&state) ?? (state.isClosed || state.laterDeadline != deadline ? [] : nil)
            }
            if let group, !group.isEmpty { return group }
            if state.withLock({ $0.isClosed && $0.waiting.isEmpty && $0.later.isEmpty }) { return nil }
        }
    }

    /// Returns the writes that have a waiting caller now or within this many nanoseconds; empty if there are none.
    func more(waiting patience: Int64) -> [WriteJob] {
        state.wait(until: Clock.monotonic + patience) { state in
            state.waiting.isEmpty ? nil : take(&state.waiting)
        } ?? []
    }

    private func take(_ jobs: inout [WriteJob]) -> [WriteJob] {
        defer { jobs.removeFirst(min(limits.group, jobs.count)) }
        return Array(jobs.prefix(limits.group))
    }

    private func takeGroup(_ state: inout State) -> [WriteJob]? {
        let isLaterDue =
            state.isClosed || state.later.count >= limits.group || Clock.monotonic >= state.laterDeadline
        guard !state.waiting.isEmpty || isLaterDue && !state.later.isEmpty else { return nil }
        let group = take(&state.waiting) + take(&state.later)
        if state.later.isEmpty { state.laterDeadline = .max }
        return group
    }

    /// No new writes; those that wait are still done.
    func close() {
        state.change { $0.isClosed = true }
    }

    func takeDropped() -> Int {
        state.withLock { state in
            defer { state.dropped = 0 }
            return state.dropped
        }
    }

    var depth: (waiting: Int, later: Int) {
        state.withLock { ($0.waiting.count, $0.later.count) }
    }
}
