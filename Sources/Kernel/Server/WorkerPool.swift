internal import Base
internal import Glibc
internal import HTTP
internal import Synchronization

/// Threads for whatever may take its time, in the order in which it came. The queue is bounded: who comes when it is
/// full is told so at once, instead of waiting for an answer that would come too late.
@safe package final class WorkerPool: @unchecked Sendable {
    package typealias Job = @Sendable (Scoreboard.Slot) -> Void

    private struct State {
        var jobs: [Job] = []
        var first = 0
        var isStopping = false

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
    // Swift's Mutex has no condition to wait for, so lock and condition are the system's.
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let hasWork = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var state = State()
    private var threads: [Thread] = []

    package init(_ name: String, threads count: Int, queue capacity: Int, scoreboard: Scoreboard) throws {
        self.capacity = capacity
        unsafe pthread_mutex_init(lock, nil)
        unsafe pthread_cond_init(hasWork, nil)
        for number in 0..<count {
            let slot = scoreboard.slot("\(name) \(number)")
            threads.append(try Thread("\(name) \(number)") { [self] in work(slot) })
        }
    }

    deinit {
        unsafe lock.deallocate()
        unsafe hasWork.deallocate()
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
        locked {
            guard state.count < limit, !state.isStopping else { return false }
            state.jobs.append(job)
            unsafe pthread_cond_signal(hasWork)
            return true
        }
    }

    /// Jobs that wait for a thread.
    package var waiting: Int { locked { state.count } }

    /// Finishes what has been submitted and ends the threads. False when that takes longer than up to this moment of
    /// the monotonic clock: a job that does not end is left alone with its thread.
    package func stop(until deadline: Int64) -> Bool {
        let ending = locked {
            defer { threads = [] }
            state.isStopping = true
            unsafe pthread_cond_broadcast(hasWork)
            return threads
        }
        return ending.reduce(true) { $1.join(until: deadline) && $0 }
    }

    private func work(_ slot: Scoreboard.Slot) {
        while let job = nextJob() { job(slot) }
    }

    private func nextJob() -> Job? {
        locked {
            while state.count == 0 {
                guard !state.isStopping else { return nil }
                unsafe pthread_cond_wait(hasWork, lock)
            }
            return state.takeFirst()
        }
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
        unsafe pthread_mutex_lock(lock)
        defer { unsafe pthread_mutex_unlock(lock) }
        return body()
    }
}
