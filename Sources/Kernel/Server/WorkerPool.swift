internal import Base
internal import HTTP
internal import Synchronization

/// Threads for whatever may take its time, in the order in which it came. The queue is bounded: who comes when it is
/// full is told so at once, instead of waiting for an answer that would come too late.
package final class WorkerPool: Sendable {
    package typealias Job = @Sendable (Scoreboard.Slot) -> Void

    private struct State {
        var jobs: [Job] = []
        var first = 0
        var isStopping = false
        var threads: [Thread] = []

        var count: Int { jobs.count - first }

        mutating func takeFirst() -> Job {
            let job = jobs[first]
            jobs[first] = { _ in }
            first += 1
            if first == jobs.count || first > 1024 {
                jobs.removeFirst(first)
                first = 0
            }
            return job
        }
    }

    private let capacity: Int
    private let state = Guarded(State())

    /// Threads of a greater niceness leave the cores to all others.
    package init(
        _ name: String, threads count: Int, queue capacity: Int, niceness: Int32 = 0, scoreboard: Scoreboard
    ) throws {
        self.capacity = capacity
        for number in 0..<count {
            let slot = scoreboard.slot("\(name) \(number)")
            let thread = try Thread("\(name) \(number)", niceness: niceness) { [self] in work(slot) }
            state.withLock { $0.threads.append(thread) }
        }
    }

    /// False when the queue is full.
    package func submit(_ job: @escaping Job) -> Bool {
        submit(job, waiting: capacity)
    }

    /// For the next step of what was let in before: that is not turned away half-way.
    func submitNext(_ job: @escaping Job) -> Bool {
        submit(job, waiting: .max)
    }

    private func submit(_ job: @escaping Job, waiting limit: Int) -> Bool {
        state.changeForOne { state in
            guard state.count < limit, !state.isStopping else { return false }
            state.jobs.append(job)
            return true
        }
    }

    /// Jobs that wait for a thread.
    package var waiting: Int { state.withLock(\.count) }

    /// Finishes what has been submitted and ends the threads. False when that takes longer than up to this moment of
    /// the monotonic clock: a job that does not end is left alone with its thread.
    package func stop(until deadline: Int64) -> Bool {
        let ending = state.change { state in
            defer { state.threads = [] }
            state.isStopping = true
            return state.threads
        }
        return ending.reduce(true) { $1.join(until: deadline) && $0 }
    }

    private func work(_ slot: Scoreboard.Slot) {
        while let job = nextJob() { job(slot) }
    }

    /// nil if the queue is empty and closed.
    private func nextJob() -> Job? {
        state.wait { state -> Job?? in
            guard state.count == 0 else { return state.takeFirst() }
            return state.isStopping ? .some(nil) : nil
        }
    }
}
