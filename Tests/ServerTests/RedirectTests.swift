import Base
import HTTP
import TestKit
import Testing

@testable import Server

@Suite(.ownThread) struct RedirectTests {
    static func server(port: Int, _ change: (inout ServerSettings) -> Void = { _ in }) throws -> TestServer {
        try TestServer(
            settings: .with {
                $0.httpsPort = port
                change(&$0)
            })
    }

    static func send(_ request: String, _ server: TestServer) throws -> RawResponse {
        let client = try RawClient(port: server.redirectPort)
        try client.send(request)
        return try #require(try client.response(toHead: request.hasPrefix("HEAD")))
    }

    @Test(
        "everybody is sent to the same address over HTTPS, with the method that was meant",
        arguments: [
            ("GET /leads?page=2 HTTP/1.1\r\nHost: example.org", 443, "https://example.org/leads?page=2"),
            ("GET / HTTP/1.1\r\nHost: example.org:8080", 443, "https://example.org/"),
            ("GET / HTTP/1.1\r\nHost: example.org:8080", 8443, "https://example.org:8443/"),
            ("GET / HTTP/1.1\r\nHost: [2001:db8::1]", 443, "https://[2001:db8::1]/"),
            ("GET / HTTP/1.1\r\nHost: [2001:db8::1]:80", 8443, "https://[2001:db8::1]:8443/"),
            ("GET / HTTP/1.1\r\nHost: 192.0.2.1:80", 443, "https://192.0.2.1/"),
            ("HEAD /a%20b HTTP/1.1\r\nHost: a", 443, "https://a/a%20b"),
            ("DELETE /x HTTP/1.1\r\nHost: a", 443, "https://a/x"),
            ("GET //evil.example/ HTTP/1.1\r\nHost: a", 443, "https://a//evil.example/"),
            ("GET http://b/x HTTP/1.1\r\nHost: a", 443, "https://b/x"),
            ("GET http://b?q HTTP/1.1\r\nHost: a", 443, "https://b/?q"),
            ("GET /x HTTP/1.0\r\nHost: a", 443, "https://a/x"),
        ])
    func redirect(head: String, port: Int, location: String) throws {
        let server = try Self.server(port: port)
        let answer = try Self.send(head + "\r\n\r\n", server)
        #expect(answer.status == 308)
        #expect(answer["Location"] == location)
        #expect(answer.body.isEmpty)
    }

    @Test("with a public address nobody is sent to the host that a request names")
    func publicAddress() throws {
        let server = try Self.server(port: 8443) { $0.secureOrigin = "https://portal.example.com" }
        for fields in ["Host: evil.example", "Host: a\r\nX-Forwarded-Host: evil.example"] {
            let answer = try Self.send("GET /leads?page=2 HTTP/1.1\r\n\(fields)\r\n\r\n", server)
            #expect(answer.status == 308)
            #expect(answer["Location"] == "https://portal.example.com/leads?page=2")
        }
    }

    @Test(
        "a host that is none, or that is not said, is not sent anywhere",
        arguments: [
            "Host: ", "Host: a b", "Host: a@b", "Host: a/b", "Host: a,b", "Host: a\\b", "Host: a:x", "Host: a:99999",
            "Host: [a", "Host: <script>", "Host: \"a\"", "Host: a\r\nHost: b", "X: y",
        ])
    func nonsense(field: String) throws {
        let server = try Self.server(port: 443)
        for version in field == "X: y" ? ["1.0", "1.1"] : ["1.1"] {
            let answer = try Self.send("GET / HTTP/\(version)\r\n\(field)\r\n\r\n", server)
            #expect(answer.status == 400)
            #expect(answer["Location"] == nil)
        }
    }

    @Test("what is asked of the server itself is no address")
    func asterisk() throws {
        let answer = try Self.send("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", Self.server(port: 443))
        #expect(answer.status == 204)
        #expect(answer["Location"] == nil)
    }

    @Test("nothing is answered in clear, and a form that came here is not read in full")
    func body() throws {
        let server = try Self.server(port: 443)
        let client = try RawClient(port: server.redirectPort)
        try client.send(post: "/test/echo", length: 5)
        try client.send("hello")
        #expect(try client.response()?.status == 308)
        try client.send(get: "/metrics")
        #expect(try client.response()?.status == 308)
        try client.send(post: "/test/echo", length: 2 << 20)
        #expect(try client.response()?.status == 413)
        try client.expectEnd()
    }

    @Test("behind a trusted proxy people are sent to the host that they asked it for")
    func proxy() throws {
        let server = try Self.server(port: 443) {
            $0.trustedProxies = TrustedProxies([AddressRange("127.0.0.1")].compactMap { $0 })
        }
        let answer = try Self.send(
            "GET /x HTTP/1.1\r\nHost: inside\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Host: shop.example\r\n\r\n",
            server)
        #expect(answer["Location"] == "https://shop.example/x")
    }
}
