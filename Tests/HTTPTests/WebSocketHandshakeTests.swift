import Base
import Crypto
import Testing

@testable import HTTP

@Suite struct WebSocketHandshakeTests {
    static let good = [
        ("Host", "example.com"), ("Upgrade", "websocket"), ("Connection", "Upgrade"),
        ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="), ("Sec-WebSocket-Version", "13"),
    ]

    /// The good request with another value of a field; nil leaves the field out.
    static func changed(_ name: String, _ value: String?) -> [(String, String)] {
        good.compactMap { line in
            line.0 == name ? value.map { (name, $0) } : line
        }
    }

    @Test("the answer carries the proof of RFC 6455 section 1.3")
    func proof() throws {
        let answer = try WebSocketHandshake(request(fields: Self.good)).answer(sha1: Digest.sha1)
        #expect(answer.status == .switchingProtocols)
        #expect(answer.fields["Upgrade"] == "websocket")
        #expect(answer.fields["Connection"] == "Upgrade")
        #expect(answer.fields["Sec-WebSocket-Accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
    }

    @Test(
        "other spellings are accepted",
        arguments: [
            ("Connection", "keep-alive, upgrade"), ("Connection", "UPGRADE"), ("Connection", "x,\tUpgrade ,y"),
            ("Upgrade", "WebSocket"), ("Upgrade", "h2c, websocket"),
        ])
    func spellings(name: String, value: String) throws {
        _ = try WebSocketHandshake(request(fields: Self.changed(name, value)))
    }

    @Test("the token of a second Connection line counts")
    func repeatedConnection() throws {
        _ = try WebSocketHandshake(request(fields: [("Connection", "keep-alive")] + Self.good))
    }

    @Test(
        "what is not in order is refused",
        arguments: [
            ("Upgrade", nil, 426), ("Upgrade", "websockets", 426), ("Upgrade", "web socket", 426), ("Upgrade", "", 426),
            ("Connection", nil, 426), ("Connection", "keep-alive", 426), ("Connection", "upgrades", 426),
            ("Sec-WebSocket-Version", nil, 426), ("Sec-WebSocket-Version", "8", 426),
            ("Sec-WebSocket-Version", "13, 8", 426), ("Sec-WebSocket-Version", "013", 426),
            ("Sec-WebSocket-Key", nil, 400), ("Sec-WebSocket-Key", "", 400),
            ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ", 400), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25j", 400),
            ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZWVl", 400),
            ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==, dGhlIHNhbXBsZSBub25jZQ==", 400),
        ] as [(String, String?, Int)])
    func refused(name: String, value: String?, status: Int) throws {
        let refusal = try #require(throws: Refusal.self) {
            _ = try WebSocketHandshake(request(fields: Self.changed(name, value)))
        }
        #expect(refusal.status.code == status)
        #expect(refusal.fields["Sec-WebSocket-Version"] == (status == 426 ? "13" : nil))
        #expect(refusal.fields["Upgrade"] == (status == 426 ? "websocket" : nil))
    }

    @Test("a second key or version, another method, HTTP/1.0, a body and a wish to close are refused")
    func otherRefusals() {
        let twoKeys = Self.good + [("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")]
        let twoVersions = Self.good + [("Sec-WebSocket-Version", "13")]
        let withBody = request(fields: Self.good)
        withBody.head.framing = .length(1)
        let closing = request(fields: Self.good)
        closing.head.keepsAlive = false
        let bad = [
            request(fields: twoKeys), request(fields: twoVersions), request(.head, fields: Self.good),
            request(.post, fields: Self.good),
            request(minorVersion: 0, fields: Self.good), withBody, closing,
        ]
        for request in bad {
            #expect(throws: Refusal.self) { _ = try WebSocketHandshake(request) }
        }
    }
}
