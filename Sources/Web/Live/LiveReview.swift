internal import Base
internal import Database

/// Looks through the open sockets whenever somebody may have lost a right, and once a minute for sessions that end by
/// themselves: nobody hears news that they may not have any more.
package final class LiveReview: Sendable {
    private struct State {
        var changes = 0
        var isStopping = false
        var thread: Thread?
    }

    /// In nanoseconds, as those below.
    private static let interval: Int64 = 60_000_000_000
    /// Many sign out at the end of a day: their sockets are looked through together.
    private static let pause: Int64 = 100_000_000
    private static let grace: Int64 = 1_000_000_000

    private let site: Site
    private let state = Guarded(State())

    package init(_ site: Site) {
        self.site = site
        site.database.listen(to: .rights) { [state] in state.change { $0.changes += 1 } }
    }

    package func start() throws {
        let thread = try Thread("live review", niceness: Thread.background) { self.work() }
        state.withLock { $0.thread = thread }
    }

    package func stop() {
        let thread = state.change { state in
            defer { state.thread = nil }
            state.isStopping = true
            return state.thread
        }
        _ = thread?.join(until: Clock.monotonic + Self.grace)
    }

    /// Looks once, on this thread.
    package func run() throws {
        try site.live.review { id in
            try site.database.read { try site.accounts.current(id, site.now(), $0) }
        }
    }

    private func work() {
        var seen = 0
        while true {
            let isStopping = state.wait(until: Clock.monotonic + Self.interval) { state in
                state.isStopping ? true : state.changes != seen ? false : nil
            }
            guard isStopping != true else { return }
            seen = state.withLock(\.changes)
            do {
                try run()
            } catch {
                Log.error("open pages were not looked through", ["reason": "\(error)"])
            }
            guard state.wait(until: Clock.monotonic + Self.pause, for: { $0.isStopping ? true : nil }) == nil
            else { return }
        }
    }
}
