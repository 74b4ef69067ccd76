import Base
import Testing

@testable import HTTP

@Suite struct ForwardedTests {
    /// Who is believed to have sent lines, joined by `|`, that came from a peer: `address`, ` tls`, ` authority`.
    static func peer(_ lines: String, from address: String = "10.0.0.1", isSecure: Bool = false) throws -> String {
        let proxies = TrustedProxies(try ["10.0.0.0/8", "fd00::/8"].map { try #require(AddressRange($0)) })
        var direct = Peer()
        direct.address = address
        direct.isSecure = isSecure
        let all = lines.split(separator: "|").map(String.init)
        let peer = proxies.peer(direct, of: all.count == 2 ? request(.get, all[0], all[1]) : request(.get, lines))
        return [peer.address, peer.isSecure ? "tls" : nil, peer.authority].compactMap { $0 }.joined(separator: " ")
    }

    @Test(
        "a trusted proxy is believed, down to the first address that is none",
        arguments: [
            ("Forwarded: for=192.0.2.1", "192.0.2.1"), ("forwarded: For=192.0.2.1;Proto=HTTPS", "192.0.2.1 tls"),
            ("Forwarded: for=192.0.2.1;proto=https;host=\"example.org:8443\"", "192.0.2.1 tls example.org:8443"),
            ("Forwarded: for=\"[2001:DB8::1]:4711\"; proto=https", "2001:db8::1 tls"),
            ("Forwarded: for=\"192.0.2.1:4711\";host=\"[2001:db8::1]:80\"", "192.0.2.1 [2001:db8::1]:80"),
            ("Forwarded: for=6.6.6.6, for=192.0.2.1", "192.0.2.1"),
            ("Forwarded: for=192.0.2.1, for=10.0.0.2", "192.0.2.1"),
            ("Forwarded: for=192.0.2.1 , for=10.0.0.2,", "192.0.2.1"),
            ("Forwarded: for=192.0.2.1|Forwarded: for=10.0.0.2", "192.0.2.1"),
            ("Forwarded: for=6.6.6.6;proto=https, for=192.0.2.1;proto=http", "192.0.2.1"),
            ("Forwarded: for=192.0.2.1;proto=https;host=a.b, for=10.0.0.2;proto=http;host=c", "192.0.2.1 tls a.b"),
            ("Forwarded: for=10.0.0.3, for=10.0.0.2", "10.0.0.3"), ("Forwarded: proto=https", "10.0.0.1 tls"),
            ("Forwarded: for=unknown;proto=https", "10.0.0.1 tls"), ("Forwarded: for=_x, for=10.0.0.2", "10.0.0.2"),
            ("X-Forwarded-For: 192.0.2.1", "192.0.2.1"), ("X-Forwarded-For: 6.6.6.6, 192.0.2.1,10.0.0.2", "192.0.2.1"),
            ("X-Forwarded-For: 192.0.2.1:80", "192.0.2.1"), ("X-Forwarded-For: 2001:db8::1", "2001:db8::1"),
            ("X-Forwarded-For: 192.0.2.1|X-Forwarded-For: 10.0.0.2 ", "192.0.2.1"),
            ("X-Forwarded-For: 192.0.2.1|X-Forwarded-Proto: https", "192.0.2.1 tls"),
            ("X-Forwarded-For: 192.0.2.1|X-Forwarded-Host: example.org", "192.0.2.1 example.org"),
            ("X-Forwarded-Proto: http, https", "10.0.0.1 tls"),
            ("Forwarded: for=192.0.2.1|X-Forwarded-For: 192.0.2.2", "10.0.0.1"),
            ("Forwarded: for=192.0.2.1|X-Forwarded-Proto: https", "192.0.2.1"),
        ])
    func believed(lines: String, expected: String) throws {
        #expect(try Self.peer(lines) == expected)
    }

    @Test(
        "rubbish is not believed",
        arguments: [
            "Forwarded: ", "Forwarded: 192.0.2.1", "Forwarded: for=", "Forwarded: for=192.0.2.1;for=192.0.2.2",
            "Forwarded: for=192.0.2.256", "Forwarded: for=\"192.0.2.1", "Forwarded: for=\"192.0.2.1:x\"",
            "Forwarded: for=\"192.0.2.1:123456\"", "Forwarded: for=\"[192.0.2.1\"", "Forwarded: for = 192.0.2.1",
            "Forwarded: for=192.0.2.1 proto=https", "Forwarded: for=192.0.2.1, for", "Forwarded: proto=ftp",
            "Forwarded: host=\"a b\"", "Forwarded: host=\"a/b\"", "Forwarded: host=\"\"", "Forwarded: host=\"a:b\"",
            "Forwarded: host=\"[::x]\"", "Forwarded: host=\"a@b\"", "X-Forwarded-For: ", "X-Forwarded-For: unknown",
            "X-Forwarded-For: 192.0.2.1, me", "X-Forwarded-Proto: on", "X-Forwarded-Host: a\u{7F}b", "Accept: *",
            "X-Forwarded-Host: ä",
        ])
    func rubbish(line: String) throws {
        #expect(try Self.peer(line) == "10.0.0.1")
    }

    @Test("an open quote on the left does not hide what the proxy added on the right")
    func openQuote() throws {
        #expect(try Self.peer("Forwarded: for=\"6.6.6.6, for=192.0.2.1;proto=https") == "192.0.2.1 tls")
        #expect(try Self.peer("Forwarded: for=\"6.6.6.6, for=192.0.2.1\", for=192.0.2.9") == "192.0.2.9")
    }

    @Test("nobody else is believed", arguments: ["192.0.2.9", "11.0.0.1", "2001:db8::9", "", "unix"])
    func untrusted(address: String) throws {
        #expect(try Self.peer("Forwarded: for=192.0.2.1;proto=https;host=a", from: address) == address)
        #expect(try Self.peer("X-Forwarded-For: 192.0.2.1|X-Forwarded-Proto: https", from: address) == address)
    }

    @Test("a trusted proxy may come over TLS, IPv6, or IPv4 inside of it")
    func otherConnections() throws {
        #expect(try Self.peer("Forwarded: for=192.0.2.1", from: "fd00::1", isSecure: true) == "192.0.2.1 tls")
        #expect(try Self.peer("Forwarded: for=192.0.2.1;proto=http", from: "fd00::1", isSecure: true) == "192.0.2.1")
        #expect(try Self.peer("Forwarded: for=192.0.2.1", from: "::ffff:10.0.0.1") == "192.0.2.1")
    }

    @Test("without trusted proxies nothing is believed")
    func off() {
        var direct = Peer()
        direct.address = "127.0.0.1"
        #expect(TrustedProxies().peer(direct, of: request(.get, "X-Forwarded-For: 192.0.2.1")).address == "127.0.0.1")
    }
}
