import Base
import Glibc
import HTTP
import TestKit
import Testing

@testable import Server

@Suite(.ownThread) struct PipelineTests {
    static let number = { @Sendable (request: Request) in try request.query()["n"] ?? "" }
    static let big = Content.bytes(3 << 20)

    static let routes = [
        Route(.get, "/loop", policy: "anyone", "loop") { .text(try number($0)) },
        Route(.get, "/pool", at: .pool, policy: "anyone", "pool") { request in
            let number = try number(request)
            usleep(1_000 * (UInt32(number) ?? 0) % 4_000)
            return .text(number)
        },
        Route(.get, "/15k", policy: "anyone", "15k") { _ in .text(String(repeating: "x", count: 15_000)) },
        Route(.get, "/big", policy: "anyone", "big") { _ in Response(.ok, content: .bytes(big)) },
        Route(.get, "/file", policy: "anyone", "file") { _ in Response(.ok, content: .file(try Content.file(big))) },
        Route(.get, "/stream", at: .loop, policy: "anyone", "stream") { _ in stream(pieces: 5) },
        Route(.get, "/slow-stream", at: .pool, policy: "anyone", "slow-stream") { _ in stream(pieces: 5) },
        Route(.post, "/length", at: .loop, policy: "anyone", "length") { .text("\($0.body.count)") },
        Route(.get, "/failure", at: .pool, policy: "anyone", "failure") { _ in throw SystemError("fail", code: EIO) },
        Route(.get, "/refusal", policy: "anyone", "refusal") { _ in throw Refusal(.conflict, "No.") },
        // How long the thread of the loop has worked so far.
        Route(.get, "/work", policy: "anyone", "work") { _ in
            var time = timespec()
            unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return .text("\(time.tv_sec * 1_000_000 + time.tv_nsec / 1000)")
        },
    ]

    static func stream(pieces: Int) -> Response {
        let lines = Lines(pieces)
        return Response(.ok, content: .stream(StreamContent { lines.next() }))
    }

    static func waiting(at gate: Gate) -> Route {
        Route(.get, "/wait", at: .pool, policy: "anyone", "wait") { _ in
            gate.pass()
            return .text("done")
        }
    }

    @Test("pipelined requests are answered in their order, wherever they run")
    func order() throws {
        let server = try TestServer(Self.routes)
        let client = try server.connect()
        for number in 0..<60 {
            try client.send(get: number.isMultiple(of: 3) ? "/loop?n=\(number)" : "/pool?n=\(number)")
        }
        for number in 0..<60 {
            #expect(try client.response()?.text == "\(number)")
        }
        let together = (0..<500).map { "GET /loop?n=\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined()
        try client.send(together)
        for number in 0..<500 {
            #expect(try client.response()?.text == "\(number)")
        }
    }

    @Test(
        "who has nothing more to say still gets all answers",
        arguments: ["/loop", "/pool?n=3", "/big", "/file", "/stream", "/slow-stream", "/failure", "/refusal"])
    func halfClosed(path: String) throws {
        let server = try TestServer(Self.routes, loops: 1)
        let client = try server.connect()
        try client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\nGET /loop?n=2 HTTP/1.1\r\nHost: a\r\n\r\n")
        client.finishSending()
        let first = try #require(try client.response())
        if path == "/big" || path == "/file" { #expect(first.body == Self.big) }
        #expect(try client.response()?.text == "2")
        try client.expectEnd()
        #expect(!client.wasReset)
    }

    @Test(
        "an answer that is a refusal or a failure ends no connection",
        arguments: [("/refusal", 409), ("/failure", 500), ("/nothing", 404), ("/length", 405)])
    func afterFailure(path: String, status: Int) throws {
        let server = try TestServer(Self.routes)
        let client = try server.connect()
        for _ in 0..<2 {
            try client.send(get: path)
            let answer = try #require(try client.response())
            #expect(answer.status == status)
            #expect(answer["Connection"] == nil)
        }
        try client.send(get: "/loop?n=1")
        #expect(try client.response()?.text == "1")
    }

    @Test("a client that vanishes while a worker is busy costs nothing", arguments: [true, false])
    func vanishingClient(byReset: Bool) throws {
        let gate = Gate()
        let server = try TestServer(Self.routes + [Self.waiting(at: gate)], loops: 1)
        defer { gate.open() }
        let client = try server.connect()
        try client.send(get: "/wait")
        try #require(waitUntil { gate.arrived == 1 })
        if byReset { client.reset() } else { client.finishSending() }
        try Self.expectIdle(server)
        gate.open()
        #expect(try waitUntil { try server.metric("portico_connections") == 1 })
    }

    @Test("many requests of some connections do not keep the others waiting: one a turn")
    func fairness() throws {
        let gate = Gate()
        let turns = Guarded<[String]>([])
        let routes = [
            Route(.get, "/hold", at: .loop, policy: "anyone", "hold") { _ in
                gate.pass()
                return .text("")
            },
            Route(.get, "/turn", at: .loop, policy: "anyone", "turn") { request in
                let name = try Self.number(request)
                turns.withLock { $0.append(name) }
                return .text(name)
            },
        ]
        let server = try TestServer(routes, loops: 1)
        defer { gate.open() }
        // All are known to the loop, which then stands still until all requests are here.
        let greedy = try (0..<8).map { _ in try server.connectAndGet("/turn?n=first") }
        let honest = try server.connectAndGet("/turn?n=first")
        let holder = try server.connect()
        try holder.send(get: "/hold")
        try #require(waitUntil { gate.arrived == 1 })
        turns.withLock { $0 = [] }
        let many = String(repeating: "GET /turn?n=greedy HTTP/1.1\r\nHost: a\r\n\r\n", count: 300)
        for client in greedy { try client.send(many) }
        try honest.send(get: "/turn?n=honest")
        gate.open()
        #expect(try honest.response()?.text == "honest")
        let place = try #require(turns.withLock { $0.firstIndex(of: "honest") })
        #expect(place <= 2 * greedy.count, "\(place) others went first")
        for client in greedy {
            for _ in 0..<300 { #expect(try client.response()?.text == "greedy") }
        }
    }

    @Test("the next request waits until the answer before it is taken")
    func slowReader() throws {
        let begun = Guarded(0)
        let page = Route(.get, "/page", at: .loop, policy: "anyone", "page") { _ in
            begun.withLock { $0 += 1 }
            return .text(String(repeating: "x", count: 15_000))
        }
        let server = try TestServer(Self.routes + [page], loops: 1, sendBuffer: Self.narrow)
        let client = try server.connect(receiveBuffer: Self.narrow)
        try client.send(String(repeating: "GET /page HTTP/1.1\r\nHost: a\r\n\r\n", count: 100))
        try Self.expectIdle(server)
        #expect(begun.withLock { $0 } <= 2)
        for _ in 0..<100 { #expect(try client.response()?.body.count == 15_000) }
    }

    /// Small buffers at both ends: a few answers of 15 KB do not fit into them.
    static let narrow: Int32 = 4096

    @Test("answers that are not taken yet do not keep a loop busy while a worker has the next one")
    func answersBeforeWork() throws {
        let gate = Gate()
        let server = try TestServer(Self.routes + [Self.waiting(at: gate)], loops: 1, sendBuffer: Self.narrow)
        defer { gate.open() }
        let client = try server.connect(receiveBuffer: Self.narrow)
        let answers = String(repeating: "GET /15k HTTP/1.1\r\nHost: a\r\n\r\n", count: 4)
        try client.send(answers + "GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
        for _ in 0..<4 { #expect(try client.response()?.body.count == 15_000) }
        try #require(waitUntil { gate.arrived == 1 })
        try Self.expectIdle(server)
        gate.open()
        #expect(try client.response()?.text == "done")
        try client.send(get: "/loop?n=1")
        #expect(try client.response()?.text == "1")
    }

    @Test("a body is read on behind answers that were not taken at once", arguments: [true, false])
    func answersBeforeBody(asksFirst: Bool) throws {
        let server = try TestServer(Self.routes, loops: 1, sendBuffer: Self.narrow)
        let client = try server.connect(receiveBuffer: Self.narrow)
        let answers = String(repeating: "GET /15k HTTP/1.1\r\nHost: a\r\n\r\n", count: 4)
        let head = "POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n"
        try client.send(answers + head + (asksFirst ? "Expect: 100-continue\r\n\r\n" : "\r\nhalf"))
        for _ in 0..<4 { #expect(try client.response()?.body.count == 15_000) }
        if asksFirst { #expect(try client.response()?.status == 100) }
        try Self.expectIdle(server)
        try client.send(asksFirst ? "halfhalf" : "half")
        #expect(try client.response()?.text == "8")
    }

    @Test("the deadline of a head that has begun outlasts answers that were not taken at once")
    func answersBeforeHead() throws {
        let server = try TestServer(
            Self.routes, settings: .with { $0.headTimeout = 300 }, loops: 1, sendBuffer: Self.narrow)
        let client = try server.connect(receiveBuffer: Self.narrow)
        let answers = String(repeating: "GET /15k HTTP/1.1\r\nHost: a\r\n\r\n", count: 4)
        try client.send(answers + "GET /loop HTTP/1.1\r\nX: ")
        for _ in 0..<4 { #expect(try client.response()?.body.count == 15_000) }
        try DeadlineTests.drip(client, "x")
        #expect(try client.response()?.status == 408)
    }

    static func expectIdle(_ server: TestServer) throws {
        let client = try server.connect()
        try expectIdle {
            try client.send(get: "/work")
            return try client.response()
        }
    }

    /// A loop with nothing to do does nothing, for a while.
    static func expectIdle(asking work: () throws -> RawResponse?) throws {
        let before = try #require(try work().flatMap { Int($0.text) })
        poll(nil, 0, 300)
        let after = try #require(try work().flatMap { Int($0.text) })
        #expect(after - before < 30_000, "the loop worked for \(after - before) µs")
    }
}

/// Some lines, a piece each.
final class Lines: @unchecked Sendable {
    // One thread at a time asks for the next.
    private var left: Int

    init(_ count: Int) {
        left = count
    }

    func next() -> Bytes? {
        left -= 1
        return left < 0 ? nil : Bytes("line\n".utf8)
    }
}
