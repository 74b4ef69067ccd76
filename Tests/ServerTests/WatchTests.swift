import Base
import Glibc
import HTTP
import TestKit
import Testing

@testable import Server

/// A handler that holds a loop keeps all its connections waiting: the log says which one it was.
@Suite(.ownThread) struct WatchTests {
    static func hold() { usleep(50_000) }

    static let held = "a handler held its loop"

    @Test("a handler that held a loop is named, by its own route")
    func handler() throws {
        let log = try LogFile.shared.get()
        let server = try TestServer(
            [
                Route(.get, "/", policy: "anyone", "watch-handler") { _ in
                    Self.hold()
                    return .text("held")
                },
                Route(.get, "/quick", policy: "anyone", "watch-quick") { _ in .text("quick") },
                Route(.get, "/pool", at: .pool, policy: "anyone", "watch-pool") { _ in
                    Self.hold()
                    return .text("held")
                },
            ], loops: 1)
        let client = try server.connect()
        let gets = ["/quick", "/", "/quick", "/pool", "/quick"]
        try client.send(gets.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
        for _ in gets { #expect(try client.response()?.status == 200) }
        let lines = try log.lines(with: Self.held, "watch-handler")
        #expect(lines.count == 1)
        #expect(lines.first?.contains(/"milliseconds":\d\d/) == true)
        #expect(try log.lines(with: Self.held, "watch-pool").isEmpty)
    }

    @Test("a streamed answer and a socket can hold a loop as well")
    func streamAndSocket() throws {
        let log = try LogFile.shared.get()
        let lines = Lines(2)
        let socket = SocketHandler(open: { _, _ in }, receive: { _, _ in Self.hold() })
        let server = try TestServer(
            [
                Route(.get, "/stream", policy: "anyone", "watch-stream") { _ in
                    Response(
                        .ok,
                        content: .stream(
                            StreamContent {
                                Self.hold()
                                return lines.next()
                            }))
                },
                Route(socket: "/socket", policy: "anyone", "watch-socket", socket),
            ], loops: 1)
        #expect(try server.get("/stream").text == "line\nline\n")
        #expect(try log.lines(with: Self.held, "watch-stream").count >= 3)
        let client = try server.connect()
        try client.openSocket("/socket")
        try client.send(.text("a"), .text("b"), .ping())
        #expect(try client.frame().opcode == 10)
        #expect(try log.lines(with: Self.held, "watch-socket").count >= 2)
    }

    @Test("while a worker is at it, its loop is not at work", arguments: [Route.Place.pool, .loop])
    func scoreboard(place: Route.Place) throws {
        let gate = Gate()
        let server = try TestServer([StopTests.wait(at: gate, place)], loops: 1)
        let client = try server.connect()
        try client.send(get: "/wait?secret")
        try #require(waitUntil { gate.arrived == 1 })
        // The name of the thread and the request, without its query: the last words of a server that dies.
        let isOnPool = place == .pool
        #expect(waitUntil { server.busy.map { isOnPool ? $0.hasPrefix("worker") : $0.hasPrefix("loop") } == [true] })
        #expect(server.busy.allSatisfy { $0.hasSuffix(": GET /wait") })
        gate.open()
        #expect(try client.response()?.text == "done")
        #expect(waitUntil { server.busy.isEmpty })
    }

    @Test("a handler that does not come back is named once, while it still holds the loop", arguments: [true, false])
    func watchdog(isSocket: Bool) throws {
        let log = try LogFile.shared.get()
        let gate = Gate()
        defer { gate.open() }
        let path = isSocket ? "/endless-socket" : "/endless-handler"
        let handler = SocketHandler(open: { _, _ in }, receive: { _, _ in gate.pass() })
        let server = try TestServer(
            [
                isSocket
                    ? Route(socket: path, policy: "anyone", "endless", handler)
                    : Route(.get, path, policy: "anyone", "endless") { _ in
                        gate.pass()
                        return .text("done")
                    }
            ], loops: 1)
        let client = try server.connect()
        if isSocket {
            try client.openSocket(path)
            try client.send(.text("a"))
        } else {
            try client.send(get: path)
        }
        let words = ["a handler holds loop 0", "GET " + path]
        #expect(try waitUntil { try log.lines(with: words[0], words[1]).count == 1 })
        poll(nil, 0, 600)
        #expect(try log.lines(with: words[0], words[1]).count == 1)
    }
}
