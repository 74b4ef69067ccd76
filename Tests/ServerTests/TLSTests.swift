import Base
import COpenSSL
import HTTP
import TestKit
import Testing

@testable import App
@testable import Server

@Suite(.ownThread) struct TLSTests {
    static let versions = [TLS1_2_VERSION, TLS1_3_VERSION]

    static func server(
        _ routes: [Route] = TestRoutes.routes, settings: ServerSettings = ServerSettings(), sendBuffer: Int32? = nil
    ) throws -> TestServer {
        try TestServer(
            routes, settings: settings, loops: 1, tls: Certificate().context, sendBuffer: sendBuffer)
    }

    @Test("requests are answered one after another, pipelined and in pieces", arguments: versions)
    func requests(version: Int32) throws {
        let server = try Self.server()
        let client = try server.connectTLS(version)
        try client.send(get: "/test/hello")
        #expect(try client.response()?.text == "hello")
        for byte in "GET /test/hello HTTP/1.1\r\nHost: a\r\n\r\n".utf8 { try client.send([byte]) }
        #expect(try client.response()?.text == "hello")
        let three = ["/test/hello", "/test/sleep?ms=20", "/test/stream?count=2"]
        try client.send(three.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
        #expect(try client.response()?.text == "hello")
        #expect(try client.response()?.text == "slept 20 ms")
        #expect(try client.response()?.text == "line 1\nline 2\n")
    }

    @Test("the handler knows that the connection is secure")
    func secure() throws {
        let server = try Self.server([
            Route(.get, "/", policy: "anyone", "secure") { .text("\($0.peer.isSecure)") }
        ])
        let client = try server.connectTLS()
        try client.send(get: "/")
        #expect(try client.response()?.text == "true")
    }

    @Test("large answers come whole to a reader that takes little at a time", arguments: versions)
    func largeAnswers(version: Int32) throws {
        let server = try Self.server(AnswerTests.routes, sendBuffer: 32 << 10)
        let client = try TLSClient(server.connect(receiveBuffer: 32 << 10), version: version)
        for path in ["/memory", "/file", "/worker"] {
            try client.send(get: path)
            #expect(try client.response()?.body == AnswerTests.content)
        }
        try client.send(get: "/file", "Range: bytes=1000000-2000000, -5")
        let parts = try #require(try client.response())
        #expect(parts.status == 206)
        #expect(parts.body.count > 1_000_006)
        try client.send(get: "/text")
        #expect(try client.response()?.text == "hello")
    }

    @Test("a large body comes whole", arguments: versions)
    func largeBody(version: Int32) throws {
        let server = try Self.server()
        let client = try server.connectTLS(version)
        let body = Content.bytes(3 << 20)
        try client.send("POST /test/echo HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.count)\r\n\r\n")
        try client.send(body)
        #expect(try client.response()?.body == body)
    }

    @Test("a WebSocket goes over TLS as well")
    func socket() throws {
        let server = try Self.server()
        let client = try server.connectTLS()
        let message = String(repeating: "grüße ", count: 10_000)
        // The first message comes with the request.
        try client.send(Bytes(RawClient.upgrade("/test/echo").utf8) + ClientFrame.text(message).bytes)
        #expect(try client.response()?.status == 101)
        let head = try client.take(10)
        #expect(head[..<2] == [0x81, 127])
        #expect(try client.take(message.utf8.count) == Bytes(message.utf8))
        try client.send(ClientFrame.close(1000).bytes)
        #expect(try client.take(4) == [0x88, 2, 0x03, 0xE8])
        client.expectEnd()
    }

    @Test("a session is taken up again", arguments: versions)
    func resumption(version: Int32) throws {
        let server = try Self.server()
        let first = try server.connectTLS(version)
        try first.send(get: "/test/hello")
        #expect(try first.response()?.text == "hello")
        #expect(!first.isResumed)
        let second = try server.connectTLS(version, resuming: first)
        #expect(second.isResumed)
        try second.send(get: "/test/hello")
        #expect(try second.response()?.text == "hello")
    }

    @Test("a new certificate is shown from then on, and nothing that is open or was begun is lost", arguments: versions)
    func reload(version: Int32) throws {
        let server = try Self.server()
        let open = try server.connectTLS(version)
        try open.send(get: "/test/hello")
        #expect(try open.response()?.text == "hello")
        let silent = try server.connect()

        server.server.reload(ServerSettings(), tls: try Certificate().context)
        let isNew = try waitUntil { try server.connectTLS(version).serverCertificate != open.serverCertificate }
        #expect(isNew)
        try open.send(get: "/test/hello")
        #expect(try open.response()?.text == "hello")
        let resumed = try server.connectTLS(version, resuming: open)
        #expect(resumed.isResumed)
        try resumed.send(get: "/test/hello")
        #expect(try resumed.response()?.text == "hello")
        let late = try TLSClient(silent, version: version)
        try late.send(get: "/test/hello")
        #expect(try late.response()?.text == "hello")
    }

    @Test("the end is said, so that it can be told from a cut", arguments: versions)
    func goodbye(version: Int32) throws {
        let server = try Self.server(settings: .with { $0.idleTimeout = 100 })
        let last = try server.connectTLS(version)
        try last.send(get: "/test/hello", "Connection: close")
        #expect(try last.response()?.text == "hello")
        last.expectEnd()
        let refused = try server.connectTLS(version)
        try refused.send("nonsense\r\n\r\n and more of it")
        #expect(try refused.response()?.status == 400)
        refused.expectEnd()
        let idle = try server.connectTLS(version)
        try idle.send(get: "/test/hello")
        #expect(try idle.response()?.text == "hello")
        idle.expectEnd()
        let stopped = try server.connectTLS(version)
        try stopped.send(get: "/test/sleep?ms=200")
        try #require(waitUntil { server.busy.contains { $0.hasPrefix("worker") } })
        server.server.stop()
        #expect(try stopped.response()?.text == "slept 200 ms")
        stopped.expectEnd()
    }

    @Test("a handshake that does not come, or drips in, ends at its deadline")
    func lateHandshake() throws {
        let server = try Self.server(settings: .with { $0.headTimeout = 200 })
        let silent = try server.connect()
        let half = try server.connect()
        try half.send([0x16, 0x03, 0x01, 0x02])
        let dripping = try server.connect()
        try dripping.send([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC])
        try DeadlineTests.drip(dripping, "\u{3}")
        try dripping.expectEnd()
        try silent.expectEnd()
        try half.expectEnd()
        let handshakeOnly = try server.connectTLS()
        handshakeOnly.expectEnd()
    }

    @Test("who speaks plain HTTP here is told so, and other nonsense is not spoken to")
    func plainBytes() throws {
        let server = try Self.server()
        let plain = try server.connect()
        try plain.send(get: "/test/hello")
        let answer = try #require(try plain.response())
        #expect(answer.status == 400)
        #expect(answer["Connection"] == "close")
        try plain.expectEnd()
        #expect(!plain.wasReset)
        let nonsense = try server.connect()
        try nonsense.send(Bytes(repeating: 0xFF, count: 100))
        // At most an alert.
        #expect(try nonsense.takeAll().count <= 7)
        let client = try server.connectTLS()
        try client.send(get: "/test/hello")
        #expect(try client.response()?.text == "hello")
    }

    @Test("a client that vanishes without a word leaves nothing behind")
    func vanishingClient() throws {
        let server = try Self.server()
        let raw = try server.connect()
        let client = try TLSClient(raw)
        try client.send(get: "/test/hello")
        #expect(try client.response()?.text == "hello")
        raw.finishSending()
        #expect(try raw.takeAll().count < 100)
    }

    @Test("a handshake larger than what the system takes at once is finished without haste")
    func largeHandshake() throws {
        let server = try TestServer(
            PipelineTests.routes, loops: 1, tls: Certificate(names: 3_000).context, sendBuffer: PipelineTests.narrow)
        let other = try server.connectTLS()
        let client = try TLSClient(server.connect(receiveBuffer: PipelineTests.narrow), shakesHands: false)
        client.sayHello()
        try Self.expectIdle(other)
        #expect(client.shakeHands())
        try client.send(get: "/loop?n=1")
        #expect(try client.response()?.text == "1")
    }

    @Test("who asks for new keys again and again and takes none of them does not keep the loop busy")
    func keyUpdates() throws {
        let server = try Self.server(PipelineTests.routes, sendBuffer: PipelineTests.narrow)
        let other = try server.connectTLS()
        let client = try TLSClient(server.connect(receiveBuffer: PipelineTests.narrow))
        try client.send(get: "/loop?n=1")
        #expect(try client.response()?.text == "1")
        // As many as the server takes.
        client.patience = 500
        var asked = 0
        while asked < 3_000, client.askForNewKeys() { asked += 1 }
        #expect(asked > 100)
        try Self.expectIdle(other)
    }

    static func expectIdle(_ client: TLSClient) throws {
        try PipelineTests.expectIdle {
            try client.send(get: "/work")
            return try client.response()
        }
    }
}
