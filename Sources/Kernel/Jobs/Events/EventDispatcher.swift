package import Base
package import Database

/// Delivers events to all listeners, each on its own thread, so that a slow or failing one does not delay the others.
package final class EventDispatcher: Sendable {
    private struct State {
        /// Grows with each news.
        var news = 0
        var isStopping = false
        var threads: [Thread] = []
    }

    /// The polling interval: another process may have recorded an event.
    private static let interval = Duration.seconds(5)

    private let workers: [EventWorker]
    private let now: @Sendable () -> Timestamp
    private let state = Guarded(State())

    package init(
        _ listeners: [EventListener], _ database: Database, now: @escaping @Sendable () -> Timestamp = { .now }
    ) {
        self.now = now
        workers = listeners.map { EventWorker($0, database, now: now) }
        database.listen(to: .events) { [state] in state.change { $0.news += 1 } }
    }

    package func start() throws {
        for worker in workers {
            let thread = try Thread("on \(worker.listener.name)", niceness: Thread.background) { self.run(worker) }
            state.withLock { $0.threads.append(thread) }
        }
    }

    /// Ends the threads, each when it is through with what it has begun.
    package func stop() {
        let threads = state.change { state in
            defer { state.threads = [] }
            state.isStopping = true
            return state.threads
        }
        threads.forEach { $0.join() }
    }

    /// Deals with everything there is, on this thread: for tests.
    package func settle() throws {
        while try workers.map({ try $0.advance() }).contains(true) {}
    }

    private func run(_ worker: EventWorker) {
        while true {
            let news = state.withLock(\.news)
            var pause = Self.interval
            do {
                while try !state.withLock(\.isStopping) && worker.advance() {}
                if let retry = try worker.nextRetry() { pause = min(pause, max(.zero, retry - now())) }
            } catch {
                Log.error("a listener cannot go on", ["listener": "\(worker.listener.name)", "reason": "\(error)"])
            }
            let deadline = Clock.monotonic + Int64(pause.milliseconds) * 1_000_000
            _ = state.wait(until: deadline) { $0.isStopping || $0.news != news ? true : nil }
            guard !state.withLock(\.isStopping) else { return }
        }
    }
}
