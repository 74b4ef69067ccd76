import Base
import Testing

@testable import HTTP

@Suite struct HeadParserTests {
    /// What the parser says of these bytes when they come in pieces of this size.
    static func verdict(_ text: String, pieces: Int = .max, limits: HeadLimits = HeadLimits()) -> String {
        let bytes = Bytes(text.utf8)
        var parser = HeadParser()
        var head = RequestHead()
        var end = 0
        while true {
            end = pieces == .max ? bytes.count : min(bytes.count, end + pieces)
            do {
                if let length = try parser.parse(bytes.span.extracting(..<end), into: &head, limits: limits) {
                    return describe(head, bytes, length)
                }
            } catch {
                return "\(error.status.code)"
            }
            if end == bytes.count { return "incomplete" }
        }
    }

    private static func describe(_ head: RequestHead, _ bytes: Bytes, _ length: Int) -> String {
        let text = { (slice: Slice) in String(decoding: bytes[slice.range], as: UTF8.self) }
        let fields = head.fields.map { "\(text($0.name))=\(text($0.value))" }.joined(separator: "|")
        let query = head.query.map { "?" + text($0) } ?? ""
        return "\(head.method) \(text(head.authority)) \(text(head.path))\(query) \(fields) \(head.framing) \(length)"
    }

    static let requests = [
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "\r\nGET /leads?a=b&c HTTP/1.1\r\nHost: a:8080\r\nAccept:\t*/* \r\nX-Empty:\r\n\r\n",
        "POST http://b.example/x?y HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n\r\nhello",
        "POST /x HTTP/1.1\r\nhost: [::1]:80\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n",
        "OPTIONS * HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\r\n folded: x\r\n\r\n",
        "GET /\u{7f} HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}",
    ]

    @Test("a head means the same in whatever pieces it comes", arguments: requests)
    func pieces(text: String) {
        let whole = Self.verdict(text)
        for size in 1...text.utf8.count {
            #expect(Self.verdict(text, pieces: size) == whole)
        }
    }

    @Test(
        "what a head says is found",
        arguments: [
            (requests[0], "get a / Host=a none 27"),
            (requests[1], "get a:8080 /leads?a=b&c Host=a:8080|Accept=*/*|X-Empty= none 69"),
            (requests[2], "post b.example /x?y Host=a|Content-Length=12 length(12) 67"),
            (requests[3], "post [::1]:80 /x host=[::1]:80|Transfer-Encoding=Chunked chunked 64"),
            (requests[4], "options  *  none 22"),
        ])
    func meaning(text: String, expected: String) {
        #expect(Self.verdict(text) == expected)
    }

    @Test("nonsense is refused at its first wrong byte, without waiting for the rest of the line")
    func earlyRefusal() {
        #expect(Self.verdict("\u{16}\u{3}\u{1}") == "400")
        #expect(Self.verdict("GET / HTTQ") == "400")
        #expect(Self.verdict("GET / HTTP/1.1\r\nHost : ") == "400")
    }

    @Test("each limit has its own answer")
    func limits() {
        let small = HeadLimits(target: 20, head: 200, fields: 3)
        let host = "Host: a\r\n"
        #expect(Self.verdict("GET /\(String(repeating: "a", count: 20)) HTTP/1.1\r\n", limits: small) == "414")
        #expect(Self.verdict("GET /\(String(repeating: "a", count: 99))", limits: small) == "414")
        #expect(Self.verdict("GET / HTTP/1.1\r\n\(host)a:b\r\nc:d\r\ne:f\r\n\r\n", limits: small) == "431")
        let long = "GET / HTTP/1.1\r\n\(host)a: \(String(repeating: "b", count: 200))"
        #expect(Self.verdict(long, limits: small) == "431")
        #expect(Self.verdict(long + "\r\n\r\n", limits: small) == "431")
    }

    @Test("a list of words is searched over all its lines, in any case")
    func lists() {
        let sent = request(.get, "Connection: keep-alive, Upgrade", "connection:close")
        #expect(sent.lists(.connection, "upgrade"))
        #expect(sent.lists(.connection, "close"))
        #expect(!sent.lists(.connection, "alive"))
    }
}
