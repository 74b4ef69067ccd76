package import Base
internal import Crypto
internal import Glibc
package import HTTP

/// Answers questions about the running server: liveness, readiness and metrics.
package final class Monitor: Sendable {
    struct Sources: Sendable {
        var loops: [Loop] = []
        var shared: SharedState?
        var isStopping = false
    }

    /// Each says in a few words what is wrong; nil when nothing is.
    package typealias Check = @Sendable () -> String?

    private let sources = Guarded(Sources())
    private let checks: [Check]
    private let token: String?
    private let gauges: @Sendable () -> [Gauge]

    package init(
        token: String? = nil, checks: [Check] = [], gauges: @escaping @Sendable () -> [Gauge] = { [] }
    ) {
        self.token = token
        self.checks = checks
        self.gauges = gauges
    }

    func watch(_ loops: [Loop], _ shared: SharedState) {
        sources.withLock { $0 = Sources(loops: loops, shared: shared) }
    }

    func stopping() {
        sources.withLock { $0.isStopping = true }
    }

    package var routes: [Route] {
        [
            Route(.get, "/healthz", policy: "anyone", "Monitor.health") { _ in .text("ok\n") },
            Route(.get, "/readyz", policy: "anyone", "Monitor.readiness") { [self] _ in try readiness() },
            Route(.get, "/metrics", policy: "loopback or token", "Monitor.metrics") { [self] in try metrics($0) },
        ]
    }

    private func readiness() throws -> Response {
        guard !sources.withLock({ $0.isStopping || $0.loops.isEmpty }) else {
            throw Refusal(.serviceUnavailable, "The server is starting or stopping.")
        }
        for check in checks {
            if let complaint = check() { throw Refusal(.serviceUnavailable, complaint) }
        }
        return .text("ready\n")
    }

    private func metrics(_ request: Request) throws -> Response {
        guard isAllowed(request) else { throw Refusal(.notFound, "There is nothing at this address.") }
        let sources = sources.withLock { $0 }
        guard let shared = sources.shared else { return .text("") }
        var page = MetricsPage(routes: sources.loops.first?.router.routes ?? [], sources.loops.map(\.metrics))
        page.gauge("portico_workers_waiting", shared.pool.waiting, "Requests that wait for a worker.")
        page.gauge("portico_slow_waiting", shared.slow.waiting, "Requests that wait to hash a password, or the like.")
        page.gauge("portico_later_waiting", shared.later.waiting, "Small works that nobody waits for.")
        page.gauge("process_resident_memory_bytes", Monitor.residentMemory, "Memory in use.")
        for gauge in gauges() { page.gauge(gauge.name, gauge.value, gauge.help) }
        return .bytes(page.text, type: "text/plain; version=0.0.4; charset=utf-8")
    }

    /// With the token, or from this very machine: a proxy on it speaks for others, and says so.
    private func isAllowed(_ request: Request) -> Bool {
        if let token, let given = request[.authorization] {
            return Bytes("Bearer \(token)".utf8).isEqual(inConstantTimeTo: Bytes(given.utf8))
        }
        let isForwarded = request.head.has(.forwarded) || request.head.has(.xForwardedFor)
        return token == nil && !isForwarded && IPAddress(request.peer.address)?.isLoopback == true
    }

    private static var residentMemory: Int {
        guard let file = unsafe fopen("/proc/self/statm", "r") else { return 0 }
        defer { unsafe fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard unsafe fgets(&line, Int32(line.count), file) != nil else { return 0 }
        let words = String(decoding: line.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
        return words.count > 1 ? (Int(words[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }
}
