import Base
import HTTP
import TestKit
import Testing

@testable import App
@testable import Server

@Suite(.ownThread) struct LimitTests {
    /// A request with a target of this length, and beside `Host` header lines of these.
    static func padded(_ path: Int, _ fields: [Int]) -> String {
        "GET /\(String(repeating: "p", count: path - 1)) HTTP/1.1\r\nHost: a\r\n"
            + fields.map { "X: \(String(repeating: "x", count: $0 - 5))\r\n" }.joined() + "\r\n"
    }

    /// At each limit, and one more. What is served is a 404 here.
    @Test(
        "a head may be as large as it may be, and not a byte larger",
        arguments: [
            (50, [], 404), (51, [], 414), (5000, [], 414), (40, [300 - 66], 404), (40, [300 - 65], 431),
            (40, [5000], 431), (1, [5, 5, 5], 404), (1, [5, 5, 5, 5], 431),
        ])
    func head(target: Int, lines: [Int], status: Int) throws {
        let server = try TestServer(settings: .with { $0.head = HeadLimits(target: 50, head: 300, fields: 4) })
        let client = try server.connect()
        try client.send(Self.padded(target, lines))
        let answer = try #require(try client.response())
        #expect(answer.status == status)
        guard status != 404 else { return }
        #expect(answer["Connection"] == "close")
        try client.expectEnd()
        #expect(!client.wasReset)
    }

    static let echo = Route(.post, "/echo", at: .loop, policy: "anyone", bodyLimit: 1_000, "echo") { request in
        .text("\(request.body.count)")
    }

    @Test("a body may be as long as its route takes, and not a byte longer")
    func body() throws {
        let server = try TestServer([Self.echo])
        let client = try server.connect()
        try client.send(post: "/echo", length: 1_000)
        try client.send(Bytes(repeating: 1, count: 1_000))
        #expect(try client.response()?.text == "1000")
        // Refused at once: nobody waits for what is not wanted.
        try client.send(post: "/echo", length: 1_001)
        let answer = try #require(try client.response())
        #expect(answer.status == 413)
        #expect(answer["Connection"] == "close")
        try client.expectEnd()
        #expect(!client.wasReset)
    }

    @Test("a chunked body ends where it becomes too long")
    func chunkedBody() throws {
        let server = try TestServer([Self.echo])
        let client = try server.connect()
        try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in 0..<2 { try client.send("1F4\r\n\(String(repeating: "x", count: 500))\r\n") }
        #expect(!client.hasNews(within: 50))
        try client.send("1\r\n")
        #expect(try client.response()?.status == 413)
        try client.expectEnd()
    }

    @Test("what is left of a body that is too long does not keep the answer from being read")
    func restOfBody() throws {
        let server = try TestServer([Self.echo])
        let client = try server.connect()
        try client.send(post: "/echo", length: 8 << 20)
        try client.send(Bytes(repeating: 0, count: 8 << 20))
        #expect(try client.response()?.status == 413)
        try client.expectEnd()
        #expect(!client.wasReset)
    }

    @Test("a limit for all routes goes before the route's own")
    func bodyOfAllRoutes() throws {
        let server = try TestServer([Self.echo], settings: .with { $0.bodyLimit = 10 })
        let client = try server.connect()
        try client.send(post: "/echo", length: 11)
        #expect(try client.response()?.status == 413)
    }

    @Test("who asks first hears whether the body is wanted")
    func expectation() throws {
        let server = try TestServer([Self.echo])
        let client = try server.connect()
        try client.send(post: "/echo", length: 4, "Expect: 100-continue")
        #expect(try client.response()?.status == 100)
        try client.send("body")
        #expect(try client.response()?.text == "4")
        try client.send(post: "/echo", length: 1_001, "Expect: 100-continue")
        #expect(try client.response()?.status == 413)
        try client.expectEnd()
    }

    @Test("when too many wait for a worker, who comes next is told to come again")
    func workerQueue() throws {
        let gate = Gate()
        let server = try TestServer(
            [
                Route(.get, "/wait", at: .pool, policy: "anyone", "wait") { _ in
                    gate.pass()
                    return .text("done")
                }
            ],
            settings: .with {
                $0.workers = 2
                $0.workerQueue = 3
            })
        defer { gate.open() }
        let working = try (0..<2).map { _ in try server.connect() }
        for client in working { try client.send(get: "/wait") }
        try #require(waitUntil { gate.arrived == 2 })
        let waiting = try (0..<3).map { _ in try server.connect() }
        for client in waiting { try client.send(get: "/wait") }
        try #require(waitUntil { try server.metric("portico_workers_waiting") == 3 })

        let late = try server.connect()
        try late.send(get: "/wait")
        let answer = try #require(try late.response())
        #expect(answer.status == 503)
        #expect(answer["Retry-After"] == "5")
        // It is no fault of the connection.
        try late.send(get: "/healthz")
        #expect(try late.response()?.text == "ok\n")

        gate.open()
        for client in working + waiting { #expect(try client.response()?.text == "done") }
        try late.send(get: "/wait")
        #expect(try late.response()?.text == "done")
    }

    @Test("however many hash a password at once, writes and pages go on, and only they are told to come again")
    func slowWorkers() throws {
        let gate = Gate()
        let server = try TestServer(
            [
                Route(.post, "/login", at: .slow, policy: "anyone", "login") { _ in
                    gate.pass()
                    return .text("done")
                },
                Route(.post, "/leads", policy: "anyone", "write") { _ in .text("written") },
                Route(.get, "/leads", policy: "anyone", "board") { _ in .text("board") },
            ],
            settings: .with { $0.slowQueue = 198 })
        defer { gate.open() }
        let waiting = try (0..<200).map { _ in try server.connect() }
        // The first two must have left the queue before it can hold all others.
        for client in waiting.prefix(2) { try client.send(post: "/login", length: 0) }
        try #require(waitUntil { gate.arrived == 2 })
        for client in waiting.dropFirst(2) { try client.send(post: "/login", length: 0) }
        try #require(waitUntil { try server.metric("portico_slow_waiting") == 198 })

        let other = try server.connect()
        try other.send(post: "/leads", length: 0)
        #expect(try other.response()?.text == "written")
        try other.send(get: "/leads")
        #expect(try other.response()?.text == "board")
        #expect(try server.metric("portico_workers_waiting") == 0)
        try other.send(post: "/login", length: 0)
        let answer = try #require(try other.response())
        #expect(answer.status == 503)
        #expect(answer["Retry-After"] == "5")

        gate.open()
        for client in waiting { #expect(try client.response()?.text == "done") }
    }

    @Test("over the limit for connections who comes next is told so, until one ends")
    func connections() throws {
        let server = try TestServer(settings: .with { $0.connections = 2 })
        var first: RawClient? = try server.connectAndGet("/test/hello")
        let second = try server.connectAndGet("/test/hello")
        let third = try server.connect()
        let answer = try #require(try third.response())
        #expect(answer.status == 503)
        #expect(answer["Retry-After"] == "5")
        #expect(answer["Connection"] == "close")
        try third.expectEnd()

        try second.send(get: "/test/hello")
        #expect(try second.response()?.text == "hello")
        withExtendedLifetime(first) {}
        first = nil
        #expect(try waitUntil { try server.get("/test/hello").status == 200 })
        // The connection of each look may still hold a place when the next one comes.
        let counted = try waitUntil {
            let page = try server.get("/metrics").text
            let name = "\nportico_connections_turned_away_total "
            return page.contains(name) && !page.contains(name + "0")
        }
        #expect(counted)
    }

    @Test("an address may hold so many connections, and others are not concerned")
    func connectionsOfAddress() throws {
        let server = try TestServer(
            settings: .with {
                $0.connectionsPerAddress = 2
                $0.exemptsLoopback = false
            })
        let clients = try (0..<2).map { _ in try server.connectAndGet("/test/hello") }
        let third = try server.connect()
        let answer = try #require(try third.response())
        #expect(answer.status == 429)
        #expect(answer["Retry-After"] == "5")
        try third.expectEnd()

        let other = try server.connect(from: 2)
        try other.send(get: "/test/hello")
        #expect(try other.response()?.text == "hello")
        clients[0].reset()
        #expect(try waitUntil { try server.get("/test/hello").status == 200 })
    }

    @Test("loopback and trusted proxies stand for many, and have no limit of their own", arguments: [true, false])
    func exempt(byProxy: Bool) throws {
        let server = try TestServer(
            settings: .with {
                $0.connectionsPerAddress = 1
                $0.exemptsLoopback = !byProxy
                if byProxy { $0.trustedProxies = TrustedProxies([AddressRange("127.0.0.0/8")].compactMap { $0 }) }
            })
        let clients = try (0..<5).map { _ in try server.connectAndGet("/test/hello") }
        #expect(clients.count == 5)
    }

    @Test("a place is given back with the connection, also while somebody still holds the socket")
    func placeOfHeldSocket() throws {
        let held = Held()
        let handler = SocketHandler(open: { _, socket in held.hold(socket) }, receive: { _, _ in })
        let server = try TestServer(
            [Route(socket: "/live", policy: "anyone", "live", handler)] + TestRoutes.routes,
            settings: .with {
                $0.connectionsPerAddress = 1
                $0.exemptsLoopback = false
            })
        let client = try server.connect()
        try client.openSocket("/live")
        client.reset()
        #expect(try waitUntil { try server.get("/test/hello").status == 200 })
    }

    @Test("thousands who send their requests slowly leave the others served")
    func slowClients() throws {
        try DescriptorLimit.raise(to: 0)
        let server = try TestServer()
        let slow = try (0..<2_000).map { _ in try server.connect() }
        for client in slow { try client.send("GET /test/hello HTTP/1.1\r\nHost: local") }
        for round in 0..<10 {
            for client in slow[(round * 200)..<(round * 200 + 200)] { try client.send("h") }
            let start = Clock.monotonic
            #expect(try server.get("/test/hello").text == "hello")
            #expect(Clock.monotonic - start < 8_000_000_000)
        }
        #expect(try server.metric("portico_connections") > 2_000)
        for client in slow { try client.send("ost\r\n\r\n") }
        for client in slow { #expect(try client.response()?.text == "hello") }
    }
}

/// Keeps sockets, as a careless part would.
private final class Held: @unchecked Sendable {
    // Touched by the loop of the socket only.
    private var sockets: [any Socket] = []

    func hold(_ socket: any Socket) {
        sockets.append(socket)
    }
}
