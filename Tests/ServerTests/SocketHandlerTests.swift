import Base
import HTTP
import TestKit
import Testing

@testable import Server

/// What a part's handler may do with a socket, and what it is told.
@Suite(.ownThread) struct SocketHandlerTests {
    /// Notes what happens to the sockets of a server. Those who say "close" are closed with 4000.
    final class Witness: Sendable {
        struct State {
            var opened = 0
            var closed = 0
            // Does not keep it alive.
            var lastSocket = Weak()
        }

        struct Weak: @unchecked Sendable {
            weak var socket: (any Socket)?
        }

        let state = Guarded(State())
        let group = SocketGroup()

        var opened: Int { state.withLock { $0.opened } }
        var closed: Int { state.withLock { $0.closed } }
        var isSocketGone: Bool { state.withLock { $0.lastSocket.socket == nil } }

        var route: Route {
            let handler = SocketHandler(
                open: { [self] request, socket in
                    if try request.query()["refused"] != nil { throw Refusal(.forbidden, "Not for you.") }
                    let weak = Weak(socket: socket)
                    state.withLock {
                        $0.opened += 1
                        $0.lastSocket = weak
                    }
                    group.add(socket)
                    if let greeting = try request.query()["greeting"] { socket.send(.text(greeting)) }
                    if try request.query()["closed"] != nil { socket.close(4001) }
                },
                receive: { [self] socket, message in
                    if message == .text("close") {
                        socket.close(4000)
                        socket.send(.text("never"))
                        return
                    }
                    if message == .text("all") { return group.broadcast(.text("to all")) }
                    socket.send(message)
                },
                closed: { [self] socket in
                    socket.send(.text("too late"))
                    state.withLock { $0.closed += 1 }
                })
            return Route(socket: "/live", policy: "anyone", "live", handler)
        }
    }

    /// How a socket may come to its end.
    enum End: CaseIterable {
        case clientSaysGoodbye, serverSaysGoodbye, clientLeaves, clientVanishes, wrongFrame, silence, noReading
        case noAnswerToGoodbye

        func happen(to client: RawClient) throws {
            switch self {
            case .clientSaysGoodbye:
                try client.send(.close(1000))
                try client.expectClose(1000)
            case .serverSaysGoodbye:
                try client.send(.text("close"))
                try client.expectClose(4000)
            case .clientLeaves: client.finishSending()
            case .clientVanishes: client.reset()
            case .wrongFrame:
                try client.send([0xFF, 0xFF])
                try client.expectClose(1002)
            case .silence: break
            case .noReading: for _ in 0..<20 { try client.send(.binary(Bytes(repeating: 0, count: 5_000))) }
            case .noAnswerToGoodbye:
                try client.send(.text("close"))
                #expect(try client.frame() == .close(4000))
            }
        }
    }

    @Test("however a socket ends, its handler hears of it once, and nothing keeps it", arguments: End.allCases)
    func ends(end: End) throws {
        let witness = Witness()
        let server = try TestServer(
            [witness.route],
            settings: .with {
                $0.socketPing = 300
                $0.writeTimeout = 300
            }, loops: 1, sendBuffer: PipelineTests.narrow)
        let client = try server.connect(receiveBuffer: PipelineTests.narrow)
        try client.openSocket("/live")
        #expect(witness.opened == 1)
        #expect(!witness.isSocketGone)
        try end.happen(to: client)
        #expect(waitUntil { witness.closed == 1 })
        #expect(waitUntil { witness.isSocketGone })
        // News finds nobody, and does no harm.
        witness.group.broadcast(.text("gone"))
        #expect(try server.metric("portico_connections") == 1)
        #expect(witness.closed == 1)
    }

    @Test("what a handler sends when a socket opens comes right behind the answer")
    func greeting() throws {
        let witness = Witness()
        let server = try TestServer([witness.route])
        let client = try server.connect()
        try client.openSocket("/live?greeting=welcome")
        #expect(try client.frame() == .text("welcome"))
        try client.send(.text("hello"))
        #expect(try client.frame() == .text("hello"))
    }

    @Test("a handler that refuses gives a plain answer, and the connection goes on")
    func refusal() throws {
        let witness = Witness()
        let server = try TestServer([witness.route])
        let client = try server.connect()
        try client.send(RawClient.upgrade("/live?refused"))
        let answer = try #require(try client.response())
        #expect(answer.status == 403)
        #expect(answer.text == "Not for you.\n")
        try client.openSocket("/live")
        #expect(witness.opened == 1)
        #expect(witness.closed == 0)
    }

    @Test("a handler may close a socket as soon as it opens", arguments: ["?closed", "?closed&greeting=bye"])
    func closedAtOnce(query: String) throws {
        let witness = Witness()
        let server = try TestServer([witness.route])
        let client = try server.connect()
        try client.openSocket("/live" + query)
        if query.contains("bye") { #expect(try client.frame() == .text("bye")) }
        try client.expectClose(4001)
        #expect(waitUntil { witness.closed == 1 })
    }

    @Test("after the server's goodbye nothing more is sent, and nothing that comes is heard")
    func afterGoodbye() throws {
        let witness = Witness()
        let server = try TestServer([witness.route])
        let client = try server.connect()
        try client.openSocket("/live")
        try client.send(.text("close"), .text("hello"), .ping("x"))
        #expect(try client.frame() == .close(4000))
        try client.send(.close(4000))
        try client.expectEnd()
        #expect(waitUntil { witness.closed == 1 })
    }
}
