import Base
import HTTP
import TestKit
import Testing

@testable import Server

/// The server looks for passed deadlines twice a second, so each of these takes about one.
@Suite(.ownThread) struct DeadlineTests {
    /// Sends one piece after another until the server has something to say, or until that many milliseconds are over.
    static func drip(_ client: RawClient, _ piece: String, for milliseconds: Int64 = 20_000) throws {
        let end = Clock.monotonic + milliseconds * 1_000_000
        while !client.hasNews(within: 20), Clock.monotonic < end {
            try client.send(piece)
        }
    }

    @Test("a head that drips in has one deadline, however often another byte comes")
    func drippingHead() throws {
        let server = try TestServer(settings: .with { $0.headTimeout = 300 })
        let client = try server.connect()
        try client.send("GET /test/hello HTTP/1.1\r\nHost: localhost\r\nX: ")
        let start = Clock.monotonic
        try Self.drip(client, "x")
        #expect(Clock.monotonic - start > 250_000_000)
        let answer = try #require(try client.response())
        #expect(answer.status == 408)
        #expect(answer["Connection"] == "close")
        try client.expectEnd()
    }

    @Test("the deadline of a head begins with its first byte, on a connection that was in use before as well")
    func drippingSecondHead() throws {
        let server = try TestServer(settings: .with { $0.headTimeout = 300 })
        let client = try server.connectAndGet("/test/hello")
        try Self.drip(client, "", for: 600)
        try client.send("GET /test/hello HTTP/1.1\r\n")
        try client.send("Host: localhost\r\n\r\n")
        #expect(try client.response()?.text == "hello")
        try client.send("GET /test/hello HTTP/1.1\r\nX: ")
        try Self.drip(client, "x")
        #expect(try client.response()?.status == 408)
        try client.expectEnd()
    }

    @Test("a connection that says nothing ends without a word")
    func silence() throws {
        let server = try TestServer(settings: .with { $0.headTimeout = 100 })
        let client = try server.connect()
        try client.expectEnd()
        #expect(!client.wasReset)
    }

    @Test("a connection that is kept for another request ends when none comes")
    func idle() throws {
        let server = try TestServer(settings: .with { $0.idleTimeout = 100 })
        let client = try server.connectAndGet("/test/hello")
        try client.expectEnd()
        #expect(!client.wasReset)
    }

    @Test("a body that comes slower than the slowest rate is given up")
    func slowBody() throws {
        let server = try TestServer(
            settings: .with {
                $0.headTimeout = 300
                $0.bodyRate = 100_000
            })
        let client = try server.connect()
        try client.send(post: "/test/echo", length: 1_000_000)
        try Self.drip(client, "some")
        let answer = try #require(try client.response())
        #expect(answer.status == 408)
        #expect(answer["Connection"] == "close")
        try client.expectEnd()
    }

    @Test("a body may take as long as it comes at the slowest rate", arguments: [true, false])
    func bodyThatIsJustFastEnough(isChunked: Bool) throws {
        let server = try TestServer(
            settings: .with {
                $0.headTimeout = 300
                $0.bodyRate = 100
            })
        let client = try server.connect()
        let piece = String(repeating: "x", count: 1_000)
        let sent = isChunked ? "3E8\r\n\(piece)\r\n" : piece
        let framing = isChunked ? "Transfer-Encoding: chunked" : "Content-Length: 60000"
        try client.send("POST /test/echo HTTP/1.1\r\nHost: localhost\r\n\(framing)\r\n\r\n")
        for _ in 0..<60 {
            #expect(!client.hasNews(within: 25))
            try client.send(sent)
        }
        if isChunked { try client.send("0\r\n\r\n") }
        #expect(try client.response()?.body.count == 60_000)
    }

    @Test("a body that came fast at first may not rest on that")
    func bodyThatStops() throws {
        let server = try TestServer(
            settings: .with {
                $0.headTimeout = 300
                $0.idleTimeout = 300
                $0.bodyRate = 100
            })
        let client = try server.connect()
        try client.send(post: "/test/echo", length: 200_000)
        try client.send(Bytes(repeating: 0, count: 100_000))
        #expect(try client.response()?.status == 408)
        try client.expectEnd()
    }

    @Test("a body that came fast at first has to go on at the slowest rate")
    func bodyThatDripsOn() throws {
        let server = try TestServer(
            settings: .with {
                $0.headTimeout = 300
                $0.idleTimeout = 300
                $0.bodyRate = 10_000
            })
        let client = try server.connect()
        try client.send(post: "/test/echo", length: 200_000)
        try client.send(Bytes(repeating: 0, count: 100_000))
        try Self.drip(client, "x")
        #expect(try client.response()?.status == 408)
        try client.expectEnd()
    }

    @Test("an answer that nobody takes is given up", arguments: ["/memory", "/file"])
    func writeStall(path: String) throws {
        let content = Content.bytes(16 << 20)
        let file = try Content.file(content)
        let server = try TestServer(
            [
                Route(.get, "/memory", policy: "anyone", "memory") { _ in Response(.ok, content: .bytes(content)) },
                Route(.get, "/file", policy: "anyone", "file") { _ in Response(.ok, content: .file(file)) },
            ], settings: .with { $0.writeTimeout = 100 })
        let client = try server.connect(receiveBuffer: 4096)
        try client.send(get: path)
        // The connection that asks is one itself.
        #expect(try waitUntil { try server.metric("portico_connections_opened_total") > 1 })
        #expect(try waitUntil { try server.metric("portico_connections") == 1 })
        #expect(try client.takeAll().count < content.count)
    }

    @Test("a stream may take as long as its reader goes on taking it", arguments: [Route.Place.loop, .pool])
    func longStream(place: Route.Place) throws {
        let server = try TestServer(
            [
                Route(.get, "/stream", at: place, policy: "anyone", "stream") { _ in
                    let end = Clock.monotonic + 1_300_000_000
                    return Response(
                        .ok,
                        content: .stream(
                            StreamContent { Clock.monotonic < end ? Bytes("on\n".utf8) : nil }))
                }
            ],
            settings: .with {
                $0.headTimeout = 200
                $0.writeTimeout = 5_000
            })
        let client = try server.connect()
        try client.send(get: "/stream", ["Connection: close"])
        #expect(try client.takeAll().suffix(5) == Bytes("0\r\n\r\n".utf8))
    }
}
