import Base
import Testing

@testable import HTTP

@Suite struct ChunkDecoderTests {
    struct Result: Equatable {
        var body = ""
        var trailers: [String] = []
        /// What follows the body; nil where it has not ended.
        var rest: String?
    }

    /// Feeds pieces of a size, each without the bytes that were used before.
    static func decode(_ text: String, limit: Int = 1 << 20, pieces: Int = .max) throws(Refusal) -> Result {
        var decoder = ChunkDecoder(limit: limit)
        let bytes = Bytes(text.utf8)
        var result = Result()
        var start = 0
        while start < bytes.count {
            let piece = Bytes(bytes[start...].prefix(pieces))
            var place = 0
            var step = try decoder.next(piece.span, from: &place)
            while case .body(let range) = step {
                result.body += String(decoding: piece[range], as: UTF8.self)
                step = try decoder.next(piece.span, from: &place)
            }
            start += place
            if step == .finished {
                result.trailers = decoder.trailers.map { "\($0.name)=\($0.value)" }
                result.rest = String(decoding: bytes[start...], as: UTF8.self)
                return result
            }
            #expect(place == piece.count, "a decoder that needs more has used all there is")
        }
        return result
    }

    static func status(_ text: String, limit: Int = 1 << 20, pieces: Int = .max) -> Int? {
        do {
            _ = try decode(text, limit: limit, pieces: pieces)
            return nil
        } catch {
            return error.status.code
        }
    }

    @Test(
        "a well formed body comes out whole, in pieces of any size",
        arguments: [
            ("0\r\n\r\n", Result(rest: "")),
            ("5\r\nhello\r\n0\r\n\r\nGET /", Result(body: "hello", rest: "GET /")),
            ("5\r\nhello\r\n6\r\n world\r\n000\r\n\r\n", Result(body: "hello world", rest: "")),
            ("00000000000000a\r\n0123456789\r\n0\r\n\r\n", Result(body: "0123456789", rest: "")),
            ("A\r\n\r\n\r\n\r\n\r\n\r\n\r\n0\r\n\r\n", Result(body: "\r\n\r\n\r\n\r\n\r\n", rest: "")),
            ("1;a\r\nx\r\n0;a=b;c=\"d\\\" ;\"\r\n\r\n", Result(body: "x", rest: "")),
            ("1;a=b\r\nx\r\n0\r\n\r\n0\r\n", Result(body: "x", rest: "0\r\n")),
            ("0\r\nX-Sum: 1 \r\nx-empty:\r\n\r\n!", Result(trailers: ["X-Sum=1", "x-empty="], rest: "!")),
            ("5\r\nhel", Result(body: "hel")),
        ])
    func wellFormed(text: String, expected: Result) throws {
        for pieces in 1...text.utf8.count {
            #expect(try Self.decode(text, pieces: pieces) == expected, "in pieces of \(pieces)")
        }
    }

    @Test(
        "anything else is refused",
        arguments: [
            "\r\n", " 1\r\nx\r\n", "1 \r\nx\r\n", "+1\r\nx\r\n", "-1\r\nx\r\n", "0x1\r\nx\r\n", "1_0\r\nx\r\n", "g\r\n",
            "1\nx\r\n", "1\rx\r\n", "1\r\nxy\r\n", "1\r\nx\n0\r\n\r\n", "1\r\nx\r00\r\n\r\n", "1\r\nx0\r\n\r\n",
            "1\r\nx\r\n\r\n", "1 ;a\r\nx\r\n", "1; a\r\nx\r\n", "1;\r\nx\r\n", "1;a=\r\nx\r\n", "1;a =b\r\nx\r\n",
            "1;a= b\r\nx\r\n", "1;a=\"b\r\nx\r\n", "1;a=\"b\"c\r\nx\r\n", "1;a=\"\u{0}\"\r\n", "1;a=\"\\\u{7}\"\r\n",
            "1;a\nx\r\n", "1;=b\r\nx\r\n", "\u{0}1\r\n", "1\t\r\nx\r\n", "1,2\r\n", "0\n\n",
            "00000000000000001\r\nx\r\n", "8000000000000000\r\n", "ffffffffffffffff\r\n", "10000000000000000\r\n",
            "0\r\n\n", "0\r\n\rX", "0\r\nx\r\n\r\n", "0\r\n: x\r\n\r\n", "0\r\nx : y\r\n\r\n", "0\r\n x: y\r\n\r\n",
            "0\r\nx: y\r\n folded\r\n\r\n", "0\r\nx: y\n\r\n", "0\r\nx: y\rz\r\n\r\n", "0\r\nx: \u{0}\r\n\r\n",
            "0\r\nx: \u{7F}\r\n\r\n", "0\r\n(x): y\r\n\r\n", "0\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        ])
    func malformed(text: String) {
        for pieces in [1, 2, 3, .max] {
            #expect(Self.status(text, pieces: pieces) == 400)
        }
    }

    @Test("a body over the limit is refused before it is read")
    func bodyLimit() {
        #expect(Self.status("5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n", limit: 10) == nil)
        #expect(Self.status("5\r\nhello\r\n6\r\n", limit: 10) == 413)
        #expect(Self.status("7fffffffffffffff\r\n", limit: 10) == 413)
        #expect(Self.status("1\r\nx\r\n7fffffffffffffff\r\n", limit: .max) == 413)
    }

    @Test("extensions have a limit, in a line and in all")
    func extensionLimits() {
        let long = String(repeating: "a", count: 1000)
        #expect(Self.status("1;\(long)\r\nx\r\n0\r\n\r\n") == nil)
        #expect(Self.status("1;\(long)\(long)\r\nx\r\n0\r\n\r\n") == 400)
        let line = "1;\(long)\r\nx\r\n"
        #expect(Self.status(String(repeating: line, count: 8) + "0\r\n\r\n") == nil)
        #expect(Self.status(String(repeating: line, count: 9) + "0\r\n\r\n") == 400)
    }

    @Test("trailers have a limit, in lines and in bytes")
    func trailerLimits() {
        let lines = { (count: Int) in "0\r\n" + String(repeating: "x: y\r\n", count: count) + "\r\n" }
        #expect(Self.status(lines(32)) == nil)
        #expect(Self.status(lines(33)) == 431)
        let value = { (count: Int) in "0\r\nx: " + String(repeating: "y", count: count) + "\r\n\r\n" }
        #expect(Self.status(value(8192 - 5)) == nil)
        #expect(Self.status(value(8192 - 4)) == 431)
    }

    @Test("trailers that could change what a request means are dropped")
    func headOnlyTrailers() throws {
        let names = [
            "Transfer-Encoding", "Content-Length", "HOST", "Connection", "Trailer", "TE", "Upgrade", "Authorization",
            "Cookie", "Content-Encoding", "Content-Type", "Content-Range", "Set-Cookie", "X-Forwarded-For", "Expect",
        ]
        let section = names.map { "\($0): 5\r\n" }.joined()
        #expect(try Self.decode("0\r\n\(section)Server-Timing: a\r\n\r\n").trailers == ["Server-Timing=a"])
    }
}
