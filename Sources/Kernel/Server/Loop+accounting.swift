internal import Base
internal import HTTP

extension Loop {
    /// A handler may hold a loop for this long before the log names it.
    private static let patienceWithHandlers: Int64 = 20_000_000

    /// Counts an answered request, and moves the loop's clock on.
    func account(_ request: Request, route: Int, _ response: Response, since start: Int64) {
        let end = Clock.monotonic
        let microseconds = Int(max(0, end - start) / 1000)
        metrics.count(route: route, status: response.status.code, microseconds: microseconds)
        accessLog?.add(
            request, route: route >= 0 ? router.routes[route].path : "-", status: response.status.code,
            bytes: request.method == .head ? 0 : response.content.count ?? 0, microseconds: microseconds)
        // Time that a worker has spent, or that the body took to come, did not hold the loop.
        if end - now > Loop.patienceWithHandlers, route >= 0, router.routes[route].place == .loop {
            Log.warning(
                "a handler held its loop",
                ["route": "\(router.routes[route].name)", "milliseconds": LogValue((end - now) / 1_000_000)])
        }
        now = end
    }
}
