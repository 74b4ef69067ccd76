import Base
import HTTP
import Server

@testable import App

/// The real server in this process, on a port of its own.
final class TestServer: Sendable {
    /// One for all tests that change nothing about it.
    static let shared = Result { try TestServer() }

    let port: UInt16
    private let server: Server

    init(routes: [Route] = TestRoutes.routes, settings: ServerSettings = ServerSettings(), loops: Int = 2) throws {
        var sockets = ListeningSockets()
        try sockets.open(.main, host: "127.0.0.1", port: 0, loops: loops)
        port = sockets.port ?? 0
        let listeners = (0..<loops).map { sockets.listeners(ofLoop: $0, outOf: loops, main: .plain) }
        server = try Server(routes: routes, settings: settings, listeners: listeners, scoreboard: Scoreboard())
        try server.start()
    }
}
