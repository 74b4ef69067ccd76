import Base
import HTTP
import TestKit
import Testing

@testable import Server

@Suite(.ownThread) struct PageCompressorTests {
    static let page = Bytes(String(repeating: "<li>Bergmann &amp; Söhne</li>", count: 1_000).utf8)
    static let routes = [
        Route(.get, "/page", policy: "anyone", "page") { _ in .html(page) },
        Route(.get, "/worker", at: .pool, policy: "anyone", "worker") { _ in .html(page, .unprocessableContent) },
        Route(.get, "/small", policy: "anyone", "small") { _ in .html(Bytes("<p>Hello".utf8)) },
        Route(.get, "/data", policy: "anyone", "data") { _ in .json(page) },
    ]
    static let server = Result { try TestServer(routes) }

    static func get(_ path: String, _ fields: String...) throws -> RawResponse {
        let client = try server.get().connect()
        try client.send(get: path, fields)
        return try #require(try client.response())
    }

    @Test("a long page comes compressed to who takes it, one like the other", arguments: ["/page", "/worker"])
    func compressed(path: String) throws {
        let client = try Self.server.get().connect()
        for _ in 0..<3 {
            try client.send(get: path, ["Accept-Encoding: br, gzip, deflate"])
            let answer = try #require(try client.response())
            #expect(answer["Content-Encoding"] == "gzip")
            #expect(answer["Vary"] == "Accept-Encoding")
            #expect(answer.body.count < 1_000)
            #expect(StaticRequest.gunzip(answer.body) == Self.page)
        }
    }

    @Test(
        "a page stays as it is for who does not take it, or comes from elsewhere",
        arguments: ["Accept-Encoding: br", "Accept: */*", "Accept-Encoding: gzip\r\nSec-Fetch-Site: cross-site"])
    func plain(fields: String) throws {
        let answer = try Self.get("/page", fields)
        #expect(answer["Content-Encoding"] == nil)
        #expect(answer.body == Self.page)
    }

    @Test("what is short, or no page, is sent as it is", arguments: ["/small", "/data"])
    func others(path: String) throws {
        #expect(try Self.get(path, "Accept-Encoding: gzip")["Content-Encoding"] == nil)
    }
}
