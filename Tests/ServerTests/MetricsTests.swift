import Base
import Glibc
import HTTP
import TestKit
import Testing

@testable import Server

@Suite(.ownThread) struct MetricsTests {
    static let routes = [
        Route(.get, "/leads/:id", policy: "anyone", "show") { _ in .text("a lead") },
        Route(.post, "/leads", policy: "anyone", "create") { _ in throw SystemError("fail", code: EIO) },
        Route(.get, "/odd", policy: "anyone", "odd") { _ in Response(Status(299), content: .bytes([])) },
        Route(.get, "/slow", at: .pool, policy: "anyone", "slow") { _ in
            usleep(30_000)
            return .text("slow")
        },
    ]

    /// The figures of a page, by their names and labels.
    static func figures(_ server: TestServer) throws -> [String: Double] {
        let page = try server.get("/metrics")
        #expect(page["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
        let lines = page.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        return try Dictionary(
            lines.map { line in
                let place = try #require(line.lastIndex(of: " "))
                return (String(line[..<place]), try #require(Double(line[place...].dropFirst())))
            }, uniquingKeysWith: { _, _ in .nan })
    }

    @Test("requests are counted by route and status")
    func counts() throws {
        let server = try TestServer(Self.routes)
        for number in 0..<5 { _ = try server.get("/leads/\(number)?page=2") }
        _ = try server.get("/nowhere")
        _ = try server.get("/odd")
        let client = try server.connect()
        try client.send(post: "/leads", length: 0)
        #expect(try client.response()?.status == 500)
        try client.send("HEAD /leads/7 HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.response(toHead: true)?.status == 200)
        try client.send("nonsense\r\n\r\n")
        #expect(try client.response()?.status == 400)

        let figures = try Self.figures(server)
        #expect(figures["portico_requests_total{route=\"GET /leads/:id\",status=\"200\"}"] == 6)
        #expect(figures["portico_requests_total{route=\"POST /leads\",status=\"500\"}"] == 1)
        #expect(figures["portico_requests_total{route=\"GET /odd\",status=\"other\"}"] == 1)
        #expect(figures["portico_requests_total{route=\"none\",status=\"404\"}"] == 1)
        #expect(figures["portico_requests_total{route=\"none\",status=\"400\"}"] == 1)
        #expect(figures["portico_requests_total{route=\"GET /slow\",status=\"200\"}"] == nil)
        // What was asked for stands nowhere: addresses hold names.
        #expect(!figures.keys.contains { $0.contains("nowhere") || $0.contains("page=2") })
    }

    @Test("how long answers took is told as a histogram")
    func histogram() throws {
        let server = try TestServer(Self.routes)
        for _ in 0..<3 { _ = try server.get("/slow") }
        let figures = try Self.figures(server)
        let bounds = ["0.0001", "0.00025", "0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025"]
        for bound in bounds {
            #expect(figures["portico_request_seconds_bucket{route=\"GET /slow\",le=\"\(bound)\"}"] == 0)
        }
        let counts = ["0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "+Inf"].map {
            figures["portico_request_seconds_bucket{route=\"GET /slow\",le=\"\($0)\"}"] ?? -1
        }
        #expect(counts.allSatisfy { 0...3 ~= $0 })
        #expect(counts == counts.sorted())
        #expect(counts.last == 3)
        #expect(figures["portico_request_seconds_count{route=\"GET /slow\"}"] == 3)
        let sum = figures["portico_request_seconds_sum{route=\"GET /slow\"}"] ?? 0
        #expect(sum >= 0.09)
        #expect(sum < 10)
    }

    @Test("every line is as Prometheus wants it, whatever a route is called")
    func format() throws {
        let odd = Route(.get, "/a\"b\\c", policy: "anyone", "quoted") { _ in .text("") }
        let server = try TestServer(Self.routes + [odd])
        let text = try server.get("/metrics").text
        #expect(text.hasSuffix("\n"))
        #expect(text.contains("{route=\"GET /a\\\"b\\\\c\"}"))
        var kinds: [Substring: Substring] = [:]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if line.hasPrefix("# HELP ") { continue }
            if line.hasPrefix("# TYPE ") {
                let words = line.split(separator: " ")
                #expect(words.count == 4)
                #expect(kinds.updateValue(words[3], forKey: words[2]) == nil, "\(line)")
                continue
            }
            let match = line.wholeMatch(
                of: /([a-z_]+?)(?:_bucket|_sum|_count)?(?:\{(?:[a-z]+="(?:[^"\\]|\\["\\n])*",?)*\})? ([0-9.e+-]+)/)
            let name = try #require(match, "\(line)").1
            #expect(kinds[name] != nil, "\(line)")
        }
        #expect(kinds["portico_request_seconds"] == "histogram")
        #expect(kinds["portico_requests_total"] == "counter")
        #expect(kinds["portico_connections"] == "gauge")
    }

    @Test("connections are counted as they come and go")
    func connections() throws {
        let server = try TestServer(Self.routes, settings: .with { $0.connections = 3 })
        let clients = try (0..<3).map { _ in try server.connectAndGet("/odd") }
        try clients[0].send(get: "/metrics")
        #expect(try clients[0].response()?.text.contains("\nportico_connections 3\n") == true)
        let turnedAway = try server.connect()
        #expect(try turnedAway.response()?.status == 503)
        for client in clients { client.reset() }
        #expect(try waitUntil { try server.metric("portico_connections") == 1 })
        let after = try Self.figures(server)
        #expect(after["portico_connections_turned_away_total"] ?? 0 >= 1)
        #expect(after["process_resident_memory_bytes"] ?? 0 > 1_000_000)
    }

    @Test(
        "the figures are for this machine, and not for whom it speaks for",
        arguments: [
            ([], 200), (["X-Forwarded-For: 203.0.113.1"], 404), (["Forwarded: for=203.0.113.1"], 404),
            (["X-Forwarded-For: 127.0.0.1"], 404), (["Authorization: Bearer guess"], 200),
        ])
    func withoutToken(fields: [String], status: Int) throws {
        for proxies in ["", "127.0.0.1"] {
            let server = try TestServer(
                settings: .with { $0.trustedProxies = TrustedProxies([AddressRange(proxies)].compactMap { $0 }) })
            let client = try server.connect()
            try client.send(get: "/metrics", fields)
            #expect(try client.response()?.status == status)
        }
    }

    @Test(
        "with a token the figures are for who knows it",
        arguments: [
            ([], 404), (["Authorization: Bearer right"], 200), (["Authorization: Bearer wrong"], 404),
            (["Authorization: Bearer righ"], 404), (["Authorization: right"], 404),
            (["Authorization: Basic cmlnaHQ="], 404),
            (["Authorization: Bearer right", "X-Forwarded-For: 203.0.113.1"], 200),
        ])
    func withToken(fields: [String], status: Int) throws {
        let server = try TestServer(monitor: Monitor(token: "right"))
        let client = try server.connect()
        try client.send(get: "/metrics", fields)
        #expect(try client.response()?.status == status)
    }

    @Test("whoever runs the server adds figures of their own")
    func gauges() throws {
        let server = try TestServer(monitor: Monitor(gauges: { [.init("portico_mails_waiting", 3, "Mails.")] }))
        let text = try server.get("/metrics").text
        #expect(text.contains("# TYPE portico_mails_waiting gauge\nportico_mails_waiting 3\n"))
    }

    @Test("a server is ready as long as nothing speaks against it")
    func readiness() throws {
        let complaint = Guarded<String?>(nil)
        let server = try TestServer(monitor: Monitor(checks: [{ complaint.withLock { $0 } }]))
        #expect(try server.get("/readyz").text == "ready\n")
        complaint.withLock { $0 = "The database is away." }
        let answer = try server.get("/readyz")
        #expect(answer.status == 503)
        #expect(answer.text == "The database is away.\n")
        #expect(try server.get("/healthz").status == 200)
    }

    @Test("a server that stops is alive and no longer ready")
    func stopping() throws {
        let gate = Gate()
        let server = try TestServer([StopTests.wait(at: gate, .pool)], loops: 1)
        let working = try server.connect()
        try working.send(get: "/wait")
        try #require(waitUntil { gate.arrived == 1 })
        let clients = try (0..<2).map { _ in try server.connectAndGet("/healthz") }
        try clients[0].send("GET /readyz HTTP/1.1\r\n")
        try clients[1].send("GET /healthz HTTP/1.1\r\n")
        let stop = try StopTests.Stop(server)
        #expect(try waitUntil { try !server.canBeReached })
        for client in clients { try client.send("Host: a\r\n\r\n") }
        #expect(try clients[0].response()?.status == 503)
        #expect(try clients[1].response()?.status == 200)
        gate.open()
        _ = try stop.wait()
    }
}
