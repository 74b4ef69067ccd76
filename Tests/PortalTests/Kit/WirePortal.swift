import Base
import HTTP
import Server
import TestKit

/// The portal behind a real server, for what cannot be asked without sockets. It stops when nobody holds it.
final class WirePortal: Sendable {
    let portal: TestPortal
    private let server: Server
    private let port: UInt16

    init(_ portal: TestPortal) throws {
        self.portal = portal
        var sockets = ListeningSockets()
        try sockets.open(.main, host: "127.0.0.1", port: 0, loops: 1)
        port = sockets.port ?? 0
        server = try Server(
            routes: portal.router.routes, settings: ServerSettings(),
            listeners: [sockets.listeners(ofLoop: 0, outOf: 1, main: .plain)], tls: nil, accessLog: .off,
            scoreboard: Scoreboard(), monitor: Monitor())
        try server.start()
    }

    deinit {
        let server = server
        _ = try? Thread("stop") { server.stop() }.detach()
    }

    /// Sends a page's or a form's request over a connection of its own, with the browser's cookies.
    func send(
        _ target: String, _ form: String? = nil, fields: [String] = [], by browser: Browser
    ) throws -> RawClient {
        let client = try RawClient(port: port)
        let cookies = browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        var head = "\(target) HTTP/1.1\r\nHost: portal.example\r\nCookie: \(cookies)\r\n"
        head += fields.map { $0 + "\r\n" }.joined()
        if let form {
            head += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.utf8.count)\r\n"
        }
        try client.send(head + "\r\n" + (form ?? ""))
        return client
    }

    /// What a browser's request to open the live socket is answered.
    func askForSocket(_ browser: Browser, _ fields: [String] = []) throws -> (client: RawClient, status: Int) {
        let client = try RawClient(port: port)
        let cookies = browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        // Its last line end is one character.
        let head = RawClient.upgrade("/live").dropLast()
        let lines = (["Cookie: \(cookies)"] + fields).map { $0 + "\r\n" }.joined()
        try client.send(String(head) + lines + "\r\n")
        return (client, try client.response()?.status ?? 0)
    }

    /// A page that has just said what it shows.
    func client(_ browser: Browser, to topics: String) throws -> RawClient {
        let (client, status) = try askForSocket(browser)
        guard status == 101 else { throw BrowserError("the live socket was refused: \(status)") }
        try client.send(.text(topics))
        return client
    }

    /// A page that is open and shows these topics, once the server knows of it.
    func listener(_ browser: Browser, to topics: String) throws -> RawClient {
        let (client, status) = try askForSocket(browser)
        guard status == 101 else { throw BrowserError("the live socket was refused: \(status)") }
        try client.send(.text(topics), .ping("joined?"))
        _ = try client.frame()
        return client
    }
}
