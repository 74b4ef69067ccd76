import Base
import Glibc
import TestKit
import Testing

@Suite struct RawClientTests {
    /// A client whose other side says this and then nothing more.
    static func client(hearing text: String, ends: Bool = true) throws -> (RawClient, OwnedDescriptor) {
        var pair: [Int32] = [0, 0]
        guard unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0 else {
            throw SystemError("socketpair")
        }
        let other = OwnedDescriptor(pair[1])
        let bytes = Bytes(text.utf8)
        #expect(unsafe write(other.raw, bytes, bytes.count) == bytes.count)
        if ends { shutdown(other.raw, Int32(SHUT_WR)) }
        return (RawClient(socket: OwnedDescriptor(pair[0]), patience: 20), other)
    }

    static let date = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"

    @Test("answers come out one after another, whatever tells their length")
    func goodAnswers() throws {
        let (client, _) = try Self.client(
            hearing: "HTTP/1.1 100 Continue\r\n\r\n"
                + "HTTP/1.1 200 OK\r\n\(Self.date)Content-Length: 5\r\n\r\nhello"
                + "HTTP/1.1 200 OK\r\n\(Self.date)Transfer-Encoding: chunked\r\n\r\n"
                + "2\r\nhe\r\n3\r\nllo\r\n0\r\nX: y\r\n\r\n"
                + "HTTP/1.1 204 No Content\r\n\(Self.date)\r\n"
                + "HTTP/1.1 200 OK\r\n\(Self.date)Content-Length: 5\r\n\r\n"
                + "HTTP/1.1 200 OK\r\n\(Self.date)\r\nall that is left")
        #expect(try client.response()?.status == 100)
        #expect(try client.response()?.text == "hello")
        let chunked = try #require(try client.response())
        #expect(chunked.text == "hello")
        #expect(chunked.trailers.map(\.value) == ["y"])
        #expect(try client.response()?.status == 204)
        #expect(try client.response(toHead: true)?["content-length"] == "5")
        #expect(try client.response()?.text == "all that is left")
        #expect(try client.response() == nil)
        try client.expectEnd()
        #expect(!client.wasReset)
    }

    @Test(
        "what no answer may be is a problem",
        arguments: [
            "HTTP/1.0 200 OK\r\n\(date)\r\n", "HTTP/1.1 20 OK\r\n\(date)\r\n", "HTTP/1.1 200\r\n\(date)\r\n",
            "HTTP/1.1 200 OK\n\(date)\r\n", "http/1.1 200 OK\r\n\(date)\r\n", "HTTP/1.1 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nDate: now\r\n\r\n", "HTTP/1.1 200 OK\r\n\(date)\(date)\r\n",
            "HTTP/1.1 200 OK\r\n\(date)X y\r\n\r\n", "HTTP/1.1 200 OK\r\n\(date)X : y\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\(date)X: \u{0}\r\n\r\n", "HTTP/1.1 200 OK\r\n\(date)X: a\rb\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\(date)Content-Length: +1\r\n\r\nx",
            "HTTP/1.1 200 OK\r\n\(date)Content-Length: 1\r\nContent-Length: 1\r\n\r\nx",
            "HTTP/1.1 200 OK\r\n\(date)Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\(date)Transfer-Encoding: gzip\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\(date)Transfer-Encoding: chunked\r\n\r\n+1\r\nx\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\(date)Transfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n0\r\n\r\n",
            "HTTP/1.1 204 No Content\r\n\(date)Content-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\(date)Content-Length: 5\r\n\r\nhell", "HTTP/1.1 200 OK\r\n", "hello",
        ])
    func badAnswers(text: String) throws {
        let (client, _) = try Self.client(hearing: text)
        #expect(throws: RawClient.Problem.self) { try client.response() }
    }

    @Test("silence, and words where the end was expected, are problems")
    func noEnd() throws {
        let (silent, other) = try Self.client(hearing: "", ends: false)
        #expect(throws: RawClient.Problem.self) { try silent.response() }
        #expect(throws: RawClient.Problem.self) { try silent.expectEnd() }
        _ = other
        let (talking, _) = try Self.client(hearing: "more")
        #expect(throws: RawClient.Problem.self) { try talking.expectEnd() }
    }
}
