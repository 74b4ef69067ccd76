import Base
import HTTP
import TestKit
import Testing

@testable import App
@testable import Server

/// What goes over one WebSocket; `/test/echo` sends back what it gets.
@Suite(.ownThread) struct LiveSocketTests {
    static func echo(_ settings: ServerSettings = ServerSettings()) throws -> (TestServer, RawClient) {
        let server = try TestServer(settings: settings)
        let client = try server.connect()
        try client.openSocket("/test/echo")
        return (server, client)
    }

    @Test("messages of all sizes come back as they went")
    func sizes() throws {
        let (server, client) = try Self.echo()
        for size in [0, 1, 125, 126, 127, 4_096, 65_535, 65_536, 65_537, 300_000, 1 << 20] {
            let content = Content.bytes(size)
            try client.send(.binary(content))
            #expect(try client.frame() == ServerFrame(opcode: 2, payload: content))
        }
        let text = String(repeating: "Grüße, 你好 👋 ", count: 2_000)
        try client.send(.text(text))
        #expect(try client.frame() == .text(text))
        _ = server
    }

    @Test("fragments, pings between them and single bytes make the same messages")
    func fragments() throws {
        let (server, client) = try Self.echo()
        try client.send(.text("a", isFinal: false), .more("b", isFinal: false), .more("c"))
        #expect(try client.frame() == .text("abc"))
        try client.send(.text("half", isFinal: false), .ping("there?"))
        #expect(try client.frame() == ServerFrame(opcode: 10, payload: Bytes("there?".utf8)))
        try client.send(.more(" done"), .pong)
        #expect(try client.frame() == .text("half done"))
        for byte in ClientFrame.text("drip").bytes { try client.send([byte]) }
        #expect(try client.frame() == .text("drip"))
        try client.send((0..<500).flatMap { ClientFrame.text("\($0)").bytes })
        for number in 0..<500 { #expect(try client.frame() == .text("\(number)")) }
        _ = server
    }

    @Test("frames that come together with the request for the socket are not lost")
    func framesWithUpgrade() throws {
        let server = try TestServer()
        let client = try server.connect()
        // A request, the upgrade, messages: all at once.
        let get = "GET /test/hello HTTP/1.1\r\nHost: a\r\n\r\n"
        let frames = ClientFrame.text("first").bytes + ClientFrame.text("second").bytes
        try client.send(Bytes((get + RawClient.upgrade("/test/echo")).utf8) + frames)
        #expect(try client.response()?.text == "hello")
        try client.expectSocket()
        #expect(try client.frame() == .text("first"))
        #expect(try client.frame() == .text("second"))
    }

    @Test("a socket opens behind answers that are not taken yet")
    func openBehindAnswers() throws {
        let server = try TestServer(
            TestRoutes.routes + PipelineTests.routes, loops: 1, sendBuffer: PipelineTests.narrow)
        let client = try server.connect(receiveBuffer: PipelineTests.narrow)
        let gets = String(repeating: "GET /15k HTTP/1.1\r\nHost: a\r\n\r\n", count: 4)
        try client.send(Bytes((gets + RawClient.upgrade("/test/echo")).utf8) + ClientFrame.text("first").bytes)
        for _ in 0..<4 { #expect(try client.response()?.body.count == 15_000) }
        try client.expectSocket()
        #expect(try client.frame() == .text("first"))
        try client.send(.text("second"))
        #expect(try client.frame() == .text("second"))
    }

    @Test(
        "a wrong frame closes the socket with the code that says why",
        arguments: [
            ([ClientFrame(opcode: 1, isMasked: false)], 1002), ([ClientFrame(opcode: 3)], 1002),
            ([ClientFrame(opcode: 1, reserved: 4)], 1002), ([.more("x")], 1002),
            ([ClientFrame(opcode: 9, isFinal: false)], 1002), ([.close(1005)], 1002), ([.close(999)], 1002),
            ([ClientFrame(opcode: 8, payload: [3])], 1002), ([ClientFrame(opcode: 1, payload: [0xFF])], 1007),
            ([.close(1000, [0xFF])], 1007), ([.binary(Bytes(repeating: 0, count: 1001))], 1009),
            (
                [.text(String(repeating: "x", count: 600), isFinal: false), .more(Bytes(repeating: 65, count: 401))],
                1009
            ),
        ] as [([ClientFrame], UInt16)])
    func wrongFrames(frames: [ClientFrame], code: UInt16) throws {
        let (server, client) = try Self.echo(.with { $0.socketMessage = 1_000 })
        try client.send([ClientFrame.text("before")].flatMap(\.bytes) + frames.flatMap(\.bytes))
        #expect(try client.frame() == .text("before"))
        try client.expectClose(code)
        #expect(!client.wasReset)
        _ = server
    }

    @Test("a client that says goodbye hears it back", arguments: [1000, 1001, 1011, 3000, 4999] as [UInt16])
    func goodbye(code: UInt16) throws {
        let (server, client) = try Self.echo()
        try client.send(.text("last"), .close(code, Bytes("bye".utf8)))
        #expect(try client.frame() == .text("last"))
        #expect(try client.frame() == .close(code))
        try client.expectEnd()
        #expect(!client.wasReset)
        _ = server
    }

    @Test("behind a goodbye nothing counts")
    func afterGoodbye() throws {
        let (server, client) = try Self.echo()
        let get = Bytes("GET /test/hello HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        try client.send(ClientFrame(opcode: 8).bytes + ClientFrame.text("more").bytes + [0xFF, 0xFF] + get)
        #expect(try client.frame() == ServerFrame(opcode: 8))
        try client.expectEnd()
        _ = server
    }

    @Test("a quiet socket is asked whether it lives, and stays as long as it says so")
    func keepAlive() throws {
        let (server, client) = try Self.echo(.with { $0.socketPing = 100 })
        for _ in 0..<3 {
            #expect(try client.frame() == .ping)
            try client.send(.pong)
        }
        try client.send(.text("still here"))
        #expect(try client.frame() == .text("still here"))
        _ = server
    }

    @Test("a socket that does not say that it lives is cut")
    func deadPeer() throws {
        let (server, client) = try Self.echo(.with { $0.socketPing = 100 })
        #expect(try client.frame() == .ping)
        try client.expectEnd()
        _ = server
    }

    @Test("who sends much before reading anything is not cut for that, and gets it all")
    func backPressure() throws {
        let server = try TestServer(
            settings: .with { $0.socketBuffer = 1_000 }, loops: 1, sendBuffer: PipelineTests.narrow)
        let client = try server.connect(receiveBuffer: PipelineTests.narrow)
        try client.openSocket("/test/echo")
        let messages = (0..<60).map { _ in Content.bytes(4_000) }
        for message in messages { try client.send(.binary(message)) }
        #expect(client.hasNews(within: 60_000))
        for message in messages {
            #expect(try client.frame() == ServerFrame(opcode: 2, payload: message))
        }
        try client.send(.close(1000))
        try client.expectClose(1000)
    }

    @Test("who sends and never reads is cut in the end")
    func neverReading() throws {
        let server = try TestServer(
            settings: .with { $0.writeTimeout = 200 }, sendBuffer: PipelineTests.narrow)
        let client = try server.connect(receiveBuffer: PipelineTests.narrow)
        try client.openSocket("/test/echo")
        for _ in 0..<4 { try client.send(.binary(Bytes(repeating: 1, count: 50_000))) }
        #expect(try waitUntil { try server.metric("portico_connections") == 1 })
        #expect(try client.takeAll().count < 200_000)
    }

    @Test("an address that is a socket wants an upgrade, and other addresses want none")
    func plainRequests() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send(get: "/test/echo")
        let answer = try #require(try client.response())
        #expect(answer.status == 426)
        #expect(answer["Upgrade"] == "websocket")
        #expect(answer["Sec-WebSocket-Version"] == "13")
        // What no socket is stays a page.
        try client.send(RawClient.upgrade("/test/hello"))
        #expect(try client.response()?.text == "hello")
        try client.openSocket("/test/echo")
    }
}
