import Base
import Glibc
import HTTP
import TestKit
import Testing

@testable import App
@testable import Server

/// The real server in this process, on a port of its own; it stops when nobody holds it any longer.
final class TestServer: Sendable {
    /// One for all tests that change nothing about it.
    static let shared = Result { try TestServer() }

    let port: UInt16
    let redirectPort: UInt16
    let server: Server
    private let scoreboard: Scoreboard

    /// A small `sendBuffer` makes the system take little of an answer at a time.
    init(
        _ routes: [Route] = TestRoutes.routes, settings: ServerSettings = ServerSettings(), loops: Int = 2,
        tls: TLSContext? = nil, accessLog: AccessLogTarget = .off, monitor: Monitor = Monitor(),
        sendBuffer: Int32? = nil
    ) throws {
        var sockets = ListeningSockets()
        try sockets.open(.main, host: "127.0.0.1", port: 0, loops: loops)
        port = sockets.port ?? 0
        try sockets.open(.redirect, host: "127.0.0.1", port: 0, loops: loops)
        redirectPort = sockets.endpoints.last?.address.port ?? 0
        if var sendBuffer {
            for descriptor in sockets.descriptors {
                unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &sendBuffer, 4)
            }
        }
        let listeners = (0..<loops).map {
            sockets.listeners(ofLoop: $0, outOf: loops, main: tls == nil ? .plain : .tls)
        }
        scoreboard = try Scoreboard()
        server = try Server(
            routes: routes, settings: settings, listeners: listeners, tls: tls, accessLog: accessLog,
            scoreboard: scoreboard, monitor: monitor)
        try server.start()
    }

    deinit {
        let server = server
        do {
            try Thread("stop") { server.stop() }.detach()
        } catch {
            Issue.record(error)
        }
    }

    func connect(receiveBuffer: Int32? = nil, from host: UInt32 = 1) throws -> RawClient {
        try RawClient(port: port, receiveBuffer: receiveBuffer, from: host)
    }

    /// A connection that has just been served, so that it is known to be accepted.
    func connectAndGet(_ path: String) throws -> RawClient {
        let client = try connect()
        try client.send(get: path)
        _ = try #require(try client.response())
        return client
    }

    /// The answer, on a connection of its own.
    func get(_ path: String, _ fields: String...) throws -> RawResponse {
        let client = try connect()
        try client.send(get: path, fields)
        return try #require(try client.response())
    }

    /// What its threads are at just now, each as "worker 1: GET /path".
    var busy: [String] {
        scoreboard.busy.map { "\($0.thread): \($0.work)" }
    }

    /// A figure of `/metrics`; no number where the server has none, or does not answer just now.
    func metric(_ name: String) throws -> Double {
        let line = try get("/metrics").text.split(separator: "\n").first { $0.hasPrefix(name + " ") }
        return line.flatMap { Double($0.dropFirst(name.count + 1)) } ?? .nan
    }
}

extension RawClient {
    func send(get path: String, _ fields: [String] = []) throws {
        try send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n")
    }

    /// A request whose body has this length and is still to come.
    func send(post path: String, length: Int, _ fields: String...) throws {
        try send(
            "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(length)\r\n"
                + fields.map { $0 + "\r\n" }.joined() + "\r\n")
    }
}

extension ServerSettings {
    static func with(_ change: (inout ServerSettings) -> Void) -> ServerSettings {
        var settings = ServerSettings()
        change(&settings)
        return settings
    }
}
