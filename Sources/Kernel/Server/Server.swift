internal import Base
internal import Glibc
package import HTTP
internal import Synchronization

/// The running server: loops, workers, and the way to start, reload and stop them.
package final class Server: Sendable {
    private let loops: [Loop]
    private let shared: SharedState
    private let monitor: Monitor
    private let watchdog: Watchdog
    private let tls: Guarded<TLSContext?>
    private let threads = Guarded<[Thread]>([])
    /// In nanoseconds.
    private let stopTimeout: Atomic<Int64>
    /// For the loops to cut what hangs, and for the last of what was left for later.
    private static let grace: Int64 = 2_000_000_000

    /// Takes the listeners of each loop. Nothing runs yet.
    package init(
        routes: [Route], settings: ServerSettings, listeners: [[Listener]], tls: TLSContext? = nil,
        accessLog: AccessLogTarget = .off, scoreboard: Scoreboard, monitor: Monitor = Monitor()
    ) throws {
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow is an error like a full disk, and no reason to die.
        signal(SIGXFSZ, SIG_IGN)
        let later = try WorkerPool(
            "later", threads: 1, queue: 100_000, niceness: Thread.background, scoreboard: scoreboard)
        let pool = try WorkerPool(
            "worker", threads: settings.workers, queue: settings.workerQueue, scoreboard: scoreboard)
        let slow = try WorkerPool(
            "slow", threads: settings.slowWorkers, queue: settings.slowQueue, niceness: Thread.background,
            scoreboard: scoreboard)
        let shared = SharedState(
            pool: pool, slow: slow, later: later, accessLog: try AccessLog(accessLog, later: later),
            scoreboard: scoreboard)
        let router = try Router(routes + monitor.routes)
        loops = try listeners.enumerated().map { number, own in
            try Loop(number, router: router, settings: settings, tls: tls, listeners: own, shared: shared)
        }
        self.shared = shared
        self.monitor = monitor
        watchdog = try Watchdog(scoreboard)
        self.tls = Guarded(tls)
        stopTimeout = Atomic(Int64(settings.stopTimeout) * 1_000_000)
    }

    package func start() throws {
        monitor.watch(loops, shared)
        for loop in loops {
            try run("loop \(loop.number)") { loop.run() }
        }
        try run("watchdog") { [watchdog] in watchdog.run() }
    }

    private func run(_ name: String, _ body: @escaping @Sendable () -> Void) throws {
        let thread = try Thread(name, body)
        threads.withLock { $0.append(thread) }
    }

    /// Runs work behind the answer; returns false if too much is queued already.
    package func later(_ work: @escaping @Sendable () -> Void) -> Bool {
        shared.later.submit { _ in work() }
    }

    /// New limits and certificates for what comes from now on; nothing that is open is touched.
    package func reload(_ settings: ServerSettings, tls context: TLSContext?) {
        tls.withLock { current in
            if let context, let current { context.adoptTicketKeys(of: current) }
            current = context
        }
        stopTimeout.store(Int64(settings.stopTimeout) * 1_000_000, ordering: .relaxed)
        shared.accessLog?.reopen()
        for loop in loops { loop.post(.settings(settings, context)) }
    }

    /// Stops accepting connections and finishes requests in progress. Returns once all are done, or soon after the stop
    /// timeout: handlers that never return are abandoned.
    package func stop() {
        monitor.stopping()
        let deadline = Clock.monotonic + stopTimeout.load(ordering: .relaxed) + Server.grace
        for loop in loops { loop.post(.stop) }
        watchdog.stop()
        let ending = threads.withLock { threads in
            defer { threads = [] }
            return threads
        }
        var isDone = ending.reduce(true) { $1.join(until: deadline) && $0 }
        isDone = shared.pool.stop(until: deadline) && isDone
        isDone = shared.slow.stop(until: deadline) && isDone
        // What was left for later was promised by others than those who hang.
        isDone = shared.later.stop(until: max(deadline, Clock.monotonic + Server.grace)) && isDone
        guard !isDone else { return }
        let work = shared.scoreboard.busy.map { "\($0.thread): \($0.work)" }.joined(separator: ", ")
        Log.error("what does not end is left behind", ["working": "\(work)"])
    }
}

/// The target of the access log.
package enum AccessLogTarget: Equatable, Sendable {
    case off
    case standardOutput
    case file(String)
}
