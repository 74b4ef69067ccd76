import Base
import HTTP
import TestKit
import Testing

@testable import Server

@Suite(.ownThread) struct ProxyTests {
    static let who = Route(.get, "/who", policy: "anyone", "who") { request in
        .text("\(request.peer.address) \(request.peer.isSecure) \(request.authority ?? "-")")
    }

    @Test(
        "who is behind a proxy is told by those that are trusted, and by no one else",
        arguments: [
            ("192.0.2.0/24", ["X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https"], "127.0.0.1 false inside"),
            ("127.0.0.0/8", [], "127.0.0.1 false inside"),
            ("127.0.0.0/8", ["X-Forwarded-For: 203.0.113.7"], "203.0.113.7 false inside"),
            (
                "127.0.0.0/8",
                ["X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https", "X-Forwarded-Host: shop.example"],
                "203.0.113.7 true shop.example"
            ),
            ("127.0.0.0/8", ["X-Forwarded-For: 10.9.9.9, 203.0.113.7"], "203.0.113.7 false inside"),
            ("127.0.0.0/8, 203.0.113.7", ["X-Forwarded-For: 10.9.9.9, 203.0.113.7"], "10.9.9.9 false inside"),
            (
                "127.0.0.0/8", ["Forwarded: for=\"[2001:db8::7]:4711\";proto=https;host=shop.example"],
                "2001:db8::7 true shop.example"
            ),
            ("127.0.0.0/8", ["X-Forwarded-For: nobody at all"], "127.0.0.1 false inside"),
            ("127.0.0.0/8", ["X-Forwarded-For: 203.0.113.7", "X-Forwarded-Host: a b"], "203.0.113.7 false inside"),
        ])
    func proxies(trusted: String, fields: [String], who: String) throws {
        let ranges = trusted.split(separator: ", ").compactMap { AddressRange(String($0)) }
        let server = try TestServer([Self.who], settings: .with { $0.trustedProxies = TrustedProxies(ranges) })
        let client = try server.connect()
        try client.send("GET /who HTTP/1.1\r\nHost: inside\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n")
        #expect(try client.response()?.text == who)
        // A proxy uses one connection for many people.
        try client.send("GET /who HTTP/1.1\r\nHost: inside\r\n\r\n")
        #expect(try client.response()?.text == "127.0.0.1 false inside")
    }

    @Test(
        "every answer over HTTPS says to stay with it, pages as well as files and refusals",
        arguments: [("/who", 200), ("/file", 200), ("/nothing", 404)], [false, true])
    func staysWithHTTPS(path: (String, status: Int), withSubdomains: Bool) throws {
        let file = try Content.file(Content.bytes(20))
        let server = try TestServer(
            [Self.who, Route(.get, "/file", policy: "anyone", "file") { _ in Response(.ok, content: .file(file)) }],
            settings: .with {
                $0.trustedProxies = TrustedProxies([AddressRange("127.0.0.0/8")].compactMap { $0 })
                $0.securesSubdomains = withSubdomains
            })
        let secure = try server.get(path.0, "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https")
        #expect(secure.status == path.status)
        let subdomains = withSubdomains ? "; includeSubDomains" : ""
        #expect(secure["Strict-Transport-Security"] == "max-age=31536000" + subdomains)
        #expect(try server.get(path.0)["Strict-Transport-Security"] == nil)
    }
}
