import Base
import Glibc
import HTTP
import Synchronization
import TestKit
import Testing

@testable import Server

@Suite(.ownThread) struct SocketGroupTests {
    /// A server whose sockets all join what is the group at that moment.
    final class Rooms: Sendable {
        let group = Guarded<SocketGroup?>(SocketGroup())

        func server(
            settings: ServerSettings = ServerSettings(), loops: Int = 2, sendBuffer: Int32? = nil
        ) throws -> TestServer {
            let handler = SocketHandler(
                open: { [self] _, socket in group.withLock { $0?.add(socket) } }, receive: { $0.send($1) })
            return try TestServer(
                [Route(socket: "/live", policy: "anyone", "live", handler)], settings: settings, loops: loops,
                sendBuffer: sendBuffer)
        }

        func broadcast(_ text: String) {
            group.withLock { $0 }?.broadcast(.text(text))
        }
    }

    @Test("a thousand sockets on two loops hear all news in order")
    func broadcast() throws {
        try DescriptorLimit.raise(to: 0)
        let rooms = Rooms()
        let server = try rooms.server()
        let clients = try (0..<1_000).map { _ in try server.connect() }
        for client in clients { try client.send(RawClient.upgrade("/live")) }
        for client in clients { try client.expectSocket() }
        let long = String(repeating: "long ", count: 2_000)
        for text in ["first", long, "third"] { rooms.broadcast(text) }
        for client in clients {
            #expect(
                try [client.frame(), client.frame(), client.frame()] == [.text("first"), .text(long), .text("third")])
        }
        // Who leaves misses the rest, and the others do not.
        for client in clients[..<500] { client.reset() }
        rooms.broadcast("fourth")
        for client in clients[500...] { #expect(try client.frame() == .text("fourth")) }
    }

    @Test("who does not keep up is cut, and the others hear everything")
    func slowReader() throws {
        let rooms = Rooms()
        let server = try rooms.server(settings: .with { $0.socketBuffer = 50_000 }, loops: 1, sendBuffer: 4096)
        let slow = try server.connect(receiveBuffer: 4096)
        try slow.openSocket("/live")
        let others = try (0..<5).map { _ in try server.connect() }
        for client in others { try client.openSocket("/live") }
        let text = String(repeating: "x", count: 9_000)
        for _ in 0..<20 {
            rooms.broadcast(text)
            for client in others { #expect(try client.frame() == .text(text)) }
        }
        #expect(try waitUntil { try server.metric("portico_connections") == 6 })
        #expect(try slow.takeAll().count < 100_000)
        try others[0].send(.text("echo"))
        #expect(try others[0].frame() == .text("echo"))
    }

    @Test("who is behind, but not too far, hears everything once it reads again")
    func readerBehind() throws {
        let rooms = Rooms()
        let server = try rooms.server(loops: 1, sendBuffer: 4096)
        let client = try server.connect(receiveBuffer: 4096)
        try client.openSocket("/live")
        let text = String(repeating: "x", count: 9_000)
        for _ in 0..<20 { rooms.broadcast(text) }
        try client.send(.text("and mine"))
        let frames = try (0..<21).map { _ in try client.frame() }
        #expect(frames.filter { $0 == .text(text) }.count == 20)
        #expect(frames.contains(.text("and mine")))
    }

    @Test("a group that nobody holds any longer lends its place to no other")
    func groupThatIsGone() throws {
        let rooms = Rooms()
        let server = try rooms.server()
        let client = try server.connect()
        try client.openSocket("/live")
        rooms.group.withLock { $0 = nil }
        for _ in 0..<100 {
            let other = SocketGroup()
            other.broadcast(.text("not for you"))
        }
        let other = try server.connect()
        for _ in 0..<20 {
            // At the former one's address, as like as not.
            rooms.group.withLock { $0 = SocketGroup() }
            let member = try server.connect()
            try member.openSocket("/live")
            rooms.broadcast("for the new")
            #expect(try member.frame() == .text("for the new"))
        }
        try other.openSocket("/live")
        try client.send(.text("mine"))
        #expect(try client.frame() == .text("mine"))
    }

    @Test("sockets come and go while news comes from several threads")
    func bustle() throws {
        let rooms = Rooms()
        let server = try rooms.server()
        let isOver = Atomic(false)
        let speakers = try (0..<3).map { number in
            try Thread("speaker") {
                while !isOver.load(ordering: .relaxed) {
                    rooms.broadcast("news \(number)")
                    poll(nil, 0, 1)
                }
            }
        }
        for round in 0..<200 {
            let client = try server.connect()
            try client.openSocket("/live")
            #expect(try client.frame().payload.starts(with: "news ".utf8))
            if round.isMultiple(of: 2) { client.reset() }
        }
        isOver.store(true, ordering: .relaxed)
        for speaker in speakers { #expect(speaker.join(until: Clock.monotonic + 10_000_000_000)) }
        #expect(try waitUntil { try server.metric("portico_connections") == 1 })
    }
}
