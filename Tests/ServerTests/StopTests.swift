import Base
import HTTP
import Synchronization
import TestKit
import Testing

@testable import App
@testable import Server

@Suite(.ownThread) struct StopTests {
    /// A stop that goes on beside the test.
    final class Stop: Sendable {
        private let isDone = Atomic(false)
        private let milliseconds = Atomic(0)

        init(_ server: TestServer) throws {
            let server = server.server
            try Thread("stop") { [self] in
                let start = Clock.monotonic
                server.stop()
                milliseconds.store(Int((Clock.monotonic - start) / 1_000_000), ordering: .relaxed)
                isDone.store(true, ordering: .releasing)
            }.detach()
        }

        var hasReturned: Bool { isDone.load(ordering: .acquiring) }

        /// How long it took.
        func wait() throws -> Int {
            try #require(waitUntil { hasReturned })
            return milliseconds.load(ordering: .relaxed)
        }
    }

    static func wait(at gate: Gate, _ place: Route.Place) -> Route {
        Route(.get, "/wait", at: place, policy: "anyone", "wait") { _ in
            gate.pass()
            return .text("done")
        }
    }

    @Test("what is in flight is finished, what is idle ends, and nobody else comes in")
    func inFlight() throws {
        let gate = Gate()
        let lines = Lines(5)
        let server = try TestServer(
            TestRoutes.routes + [
                Self.wait(at: gate, .pool),
                Route(.get, "/stream", at: .pool, policy: "anyone", "stream") { _ in
                    Response(
                        .ok,
                        content: .stream(
                            StreamContent {
                                gate.pass()
                                return lines.next()
                            }))
                },
            ])
        let idle = try server.connectAndGet("/test/hello")
        let waiting = try server.connect()
        // The second is in line behind the first, but no longer begun when the stop comes.
        try waiting.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\nGET /test/hello HTTP/1.1\r\nHost: a\r\n\r\n")
        let streaming = try server.connect()
        try streaming.send(get: "/stream")
        let uploading = try server.connectAndGet("/test/hello")
        try uploading.send(post: "/test/echo", length: 10)
        try uploading.send("half ")
        let asking = try server.connectAndGet("/test/hello")
        try asking.send("GET /test/hello HTTP/1.1\r\nHo")
        try #require(waitUntil { gate.arrived == 2 })

        let stop = try Stop(server)
        try idle.expectEnd()
        #expect(!idle.wasReset)
        #expect(try waitUntil { try !server.canBeReached })
        try uploading.send("done.")
        let answer = try #require(try uploading.response())
        #expect(answer.text == "half done.")
        #expect(answer["Connection"] == "close")
        try asking.send("st: a\r\n\r\n")
        #expect(try asking.response()?["Connection"] == "close")
        #expect(!stop.hasReturned)
        gate.open()
        let last = try #require(try waiting.response())
        #expect(last.text == "done")
        #expect(last["Connection"] == "close")
        #expect(try streaming.response()?.text == String(repeating: "line\n", count: 5))
        for client in [uploading, asking, waiting, streaming] { try client.expectEnd() }
        _ = try stop.wait()
    }

    @Test("who waits to be let in when the stop comes is still served, however many they are")
    func backlog() throws {
        let gate = Gate()
        let server = try TestServer(TestRoutes.routes + [Self.wait(at: gate, .loop)], loops: 1)
        let holding = try server.connect()
        try holding.send(get: "/wait")
        try #require(waitUntil { gate.arrived == 1 })
        let clients = try (0..<300).map { _ in try server.connect() }
        for client in clients { try client.send(get: "/test/hello") }
        let stop = try Stop(server)
        #expect(!holding.hasNews(within: 50))
        gate.open()
        #expect(try clients.filter { try $0.response()?.text == "hello" }.count == 300)
        #expect(try holding.response()?.text == "done")
        _ = try stop.wait()
    }

    @Test("what was left for later is done before the end")
    func later() throws {
        let done = Guarded(0)
        let server = try TestServer()
        for _ in 0..<1_000 { #expect(server.server.later { done.withLock { $0 += 1 } }) }
        _ = try Stop(server).wait()
        #expect(done.withLock { $0 } == 1_000)
        #expect(!server.server.later {})
    }

    @Test("sockets are told that the server goes away, and who does not answer that is cut")
    func sockets() throws {
        let server = try TestServer(settings: .with { $0.stopTimeout = 500 })
        let clients = try (0..<3).map { _ in try server.connect() }
        for client in clients { try client.openSocket("/test/echo") }
        let stop = try Stop(server)
        try clients[0].expectClose(1001)
        #expect(try clients[1].frame() == .close(1001))
        // What is said now is heard by nobody, and no fault.
        try clients[1].send(.text("one more thing"))
        try clients[1].expectEnd()
        #expect(try stop.wait() < 3_000)
    }

    @Test("a socket is not opened any more while the server stops")
    func upgradeWhileStopping() throws {
        let gate = Gate()
        let server = try TestServer(TestRoutes.routes + [Self.wait(at: gate, .pool)])
        let other = try server.connect()
        try other.send(get: "/wait")
        try #require(waitUntil { gate.arrived == 1 })
        let client = try server.connectAndGet("/test/hello")
        let upgrade = RawClient.upgrade("/test/echo")
        try client.send(String(upgrade.dropLast()))
        let stop = try Stop(server)
        #expect(try waitUntil { try !server.canBeReached })
        try client.send("\r\n")
        let answer = try #require(try client.response())
        #expect(answer.status == 503)
        #expect(answer["Retry-After"] != nil)
        try client.expectEnd()
        gate.open()
        _ = try stop.wait()
    }

    @Test("who hangs is cut when the time is over")
    func hanging() throws {
        let content = Content.bytes(16 << 20)
        let server = try TestServer(
            TestRoutes.routes + [
                Route(.get, "/big", policy: "anyone", "big") { _ in Response(.ok, content: .bytes(content)) }
            ], settings: .with { $0.stopTimeout = 500 })
        let notReading = try server.connect(receiveBuffer: 4096)
        try notReading.send(get: "/big")
        #expect(notReading.hasNews(within: 60_000))
        let notSending = try server.connectAndGet("/test/hello")
        try notSending.send(post: "/test/echo", length: 10)
        try notSending.send("half ")
        let silent = try server.connect()
        try silent.openSocket("/test/echo")
        #expect(try Stop(server).wait() < 3_000)
        #expect(try notSending.response() == nil)
        #expect(try notReading.takeAll().count < content.count)
    }

    @Test("a handler that never returns does not hold the stop", arguments: [Route.Place.pool, .loop])
    func endlessHandler(place: Route.Place) throws {
        let gate = Gate()
        defer { gate.open() }
        let log = try LogFile.shared.get()
        let server = try TestServer(
            [
                Route(.get, "/endless/\(place)", at: place, policy: "anyone", "endless") { _ in
                    gate.pass()
                    return .text("at last")
                }
            ], settings: .with { $0.stopTimeout = 200 })
        let client = try server.connect()
        try client.send(get: "/endless/\(place)")
        try #require(waitUntil { gate.arrived == 1 })
        #expect(try Stop(server).wait() < 5_000)
        #expect(try !log.lines(with: "what does not end is left behind", "GET /endless/\(place)").isEmpty)
    }

    @Test("work for later that never ends does not hold the stop, and to stop twice is no fault")
    func endlessWork() throws {
        let gate = Gate()
        defer { gate.open() }
        let server = try TestServer(settings: .with { $0.stopTimeout = 200 })
        #expect(server.server.later { gate.pass() })
        try #require(waitUntil { gate.arrived == 1 })
        #expect(try Stop(server).wait() < 5_000)
        #expect(try Stop(server).wait() < 5_000)
    }
}

extension TestServer {
    /// Whether the system still takes connections for the server.
    var canBeReached: Bool {
        get throws {
            do {
                _ = try connect()
                return true
            } catch let error as SystemError where error.call == "connect" {
                return false
            }
        }
    }
}
