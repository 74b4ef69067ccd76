import Base
import HTTP
import TestKit
import Testing

@testable import Server

/// How answers leave: large ones to slow readers, parts, and those without a body.
@Suite(.ownThread) struct AnswerTests {
    static let content = Content.bytes(3 << 20)
    static let tag = "\"state-1\""
    static let routes = [
        Route(.get, "/text", policy: "anyone", "text") { _ in .text("hello") },
        Route(.get, "/memory", policy: "anyone", "memory") { _ in state(.bytes(content)) },
        Route(.get, "/file", policy: "anyone", "file") { _ in state(.file(try Content.file(content))) },
        Route(.get, "/worker", at: .pool, policy: "anyone", "worker") { _ in state(.bytes(content)) },
        Route(.get, "/stream", policy: "anyone", "stream") { _ in PipelineTests.stream(pieces: 3) },
        Route(.get, "/redirect", policy: "anyone", "redirect") { _ in .redirect(to: "/text") },
        Route(.get, "/nothing", policy: "anyone", "nothing") { _ in Response(.noContent) },
        Route(.get, "/refusal", policy: "anyone", "refusal") { _ in throw Refusal(.forbidden, "No.") },
    ]
    static let server = Result { try TestServer(routes, sendBuffer: 32 << 10) }

    static func state(_ content: Response.Content) -> Response {
        var response = Response(.ok, content: content)
        response.fields.add("Content-Type", "video/mp4")
        response.entityTag = tag
        response.lastModified = 1_000_000_000
        return response
    }

    static func get(_ path: String, _ fields: String...) throws -> RawResponse {
        let client = try server.get().connect(receiveBuffer: 32 << 10)
        try client.send(get: path, fields)
        return try #require(try client.response())
    }

    @Test(
        "a large answer comes whole to a reader that takes little at a time",
        arguments: ["/memory", "/file", "/worker"]
    )
    func largeAnswer(path: String) throws {
        let client = try Self.server.get().connect(receiveBuffer: 4096)
        for _ in 0..<2 {
            try client.send(get: path)
            let answer = try #require(try client.response())
            #expect(answer["Content-Length"] == "\(Self.content.count)")
            #expect(answer.body == Self.content)
        }
    }

    @Test(
        "a part of a large content is sent alone",
        arguments: [
            ("0-0", 0..<1), ("5-9", 5..<10), ("3000000-", 3_000_000..<(3 << 20)),
            ("-1000000", (3 << 20) - 1_000_000..<(3 << 20)), ("0-3145727", 0..<(3 << 20)),
            ("1000-2999999", 1_000..<3_000_000),
        ])
    func part(range: String, place: Range<Int>) throws {
        for path in ["/memory", "/file"] {
            let answer = try Self.get(path, "Range: bytes=\(range)")
            #expect(answer.status == 206)
            #expect(answer["Content-Range"] == "bytes \(place.lowerBound)-\(place.upperBound - 1)/3145728")
            #expect(answer["ETag"] == Self.tag)
            #expect(answer.body == Bytes(Self.content[place]))
        }
    }

    @Test("several parts of a large content come in the order that was asked for", arguments: ["/memory", "/file"])
    func parts(path: String) throws {
        let places = [2_000_000..<2_100_000, 0..<70_000, 3_000_000..<(3 << 20)]
        let answer = try Self.get(path, "Range: bytes=2000000-2099999,0-69999,-145728")
        #expect(answer.status == 206)
        #expect(answer["Content-Range"] == nil)
        let type = try #require(answer["Content-Type"])
        let boundary = try #require(type.split(separator: "boundary=").last)
        var expected = Bytes()
        for place in places {
            expected.append("\r\n--\(boundary)\r\nContent-Type: video/mp4\r\n")
            expected.append("Content-Range: bytes \(place.lowerBound)-\(place.upperBound - 1)/3145728\r\n\r\n")
            expected += Self.content[place]
        }
        expected.append("\r\n--\(boundary)--\r\n")
        #expect(answer.body == expected)
    }

    @Test(
        "an answer depends on what the client has already",
        arguments: [
            ("If-None-Match: \"state-1\"", 304), ("If-None-Match: W/\"state-1\", \"x\"", 304),
            ("If-None-Match: *", 304), ("If-None-Match: \"state-0\"", 200),
            ("If-Modified-Since: Sun, 09 Sep 2001 01:46:40 GMT", 304),
            ("If-Modified-Since: Sun, 09 Sep 2001 01:46:39 GMT", 200),
            ("If-Match: \"state-1\"", 200), ("If-Match: \"state-0\"", 412), ("If-Match: W/\"state-1\"", 412),
            ("If-Unmodified-Since: Sun, 09 Sep 2001 01:46:39 GMT", 412),
            ("Range: bytes=9999999-", 416), ("Range: bytes=5-2", 200), ("Range: pages=1", 200),
            ("Range: bytes=0-1\r\nIf-Range: \"state-1\"", 206), ("Range: bytes=0-1\r\nIf-Range: \"state-0\"", 200),
            ("Range: bytes=0-1\r\nIf-None-Match: \"state-1\"", 304), ("Range: bytes=0-1\r\nIf-Match: \"x\"", 412),
        ])
    func condition(field: String, status: Int) throws {
        for path in ["/file", "/worker"] {
            let client = try Self.server.get().connect()
            try client.send(get: path, [field])
            let answer = try #require(try client.response())
            #expect(answer.status == status)
            #expect((answer.body == Self.content) == (status == 200))
            switch status {
            case 304:
                #expect(answer["ETag"] == Self.tag)
                #expect(answer["Content-Length"] == nil)
            case 416: #expect(answer["Content-Range"] == "bytes */3145728")
            default: break
            }
            try client.send(get: "/text")
            #expect(try client.response()?.text == "hello")
        }
    }

    @Test(
        "HEAD says what GET would, without the body",
        arguments: routes.map(\.path) + ["/nowhere", "/healthz"])
    func head(path: String) throws {
        let answer = try Self.get(path)
        let client = try Self.server.get().connect()
        for _ in 0..<2 {
            try client.send("HEAD \(path) HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-1\r\n\r\n")
            let head = try #require(try client.response(toHead: true))
            #expect(head.status == answer.status)
            #expect(head.described == answer.described)
        }
        try client.send(get: "/text")
        #expect(try client.response()?.text == "hello")
        #expect(!client.hasNews())
    }
}

extension RawResponse {
    /// All that is told but the date.
    var described: [String] {
        fields.filter { $0.name != "Date" }.map { "\($0.name): \($0.value)" }
    }
}
