internal import Base
internal import HTTP

extension Loop {
    /// A handler may hold a loop for this long before the log names it.
    private static let patienceWithHandlers: Int64 = 20_000_000

    /// Counts an answered request.
    func account(_ request: Request, route: Int, _ response: Response, since start: Int64) {
        noteTime(of: route)
        let microseconds = Int(max(0, now - start) / 1000)
        metrics.count(route: route, status: response.status.code, microseconds: microseconds)
        accessLog?.add(
            request, route: route >= 0 ? router.routes[route].path : "-", status: response.status.code,
            bytes: request.method == .head ? 0 : response.content.count ?? 0, microseconds: microseconds)
    }

    /// Has a route do one more thing on this loop, behind the answer to its request.
    func perform<Result>(_ route: Int, _ work: () throws -> Result) rethrows -> Result {
        guard route >= 0 else { return try work() }
        now = Clock.monotonic
        board.begin(titles[route], at: now)
        defer {
            board.end()
            noteTime(of: route)
        }
        return try work()
    }

    /// Names a handler that has held the loop for too long, and moves the loop's clock on.
    private func noteTime(of route: Int) {
        let end = Clock.monotonic
        // Time that a worker has spent, or that the body took to come, did not hold the loop.
        if end - now > Loop.patienceWithHandlers, route >= 0, router.routes[route].place == .loop {
            Log.warning(
                "a handler held its loop",
                ["route": "\(router.routes[route].name)", "milliseconds": LogValue((end - now) / 1_000_000)])
        }
        now = end
    }
}
