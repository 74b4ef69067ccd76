import Base
import FoundationEssentials
import Glibc
import HTTP
import TestKit
import Testing

@testable import Server

@Suite(.ownThread) struct AccessLogTests {
    struct Line: Decodable {
        let time: String
        let request: String
        let method: String
        let route: String
        let status: Int
        let bytes: Int
        let microseconds: Int
    }

    static let routes = [
        Route(.get, "/leads/:id", policy: "anyone", "show") { _ in .text("a lead") },
        Route(.get, "/failure", policy: "anyone", "failure") { _ in throw SystemError("fail", code: EIO) },
        Route(.get, "/slow", at: .pool, policy: "anyone", "slow") { _ in
            usleep(20_000)
            return .text("slow")
        },
    ]

    /// Waits for so many lines.
    static func lines(_ count: Int, in path: String) throws -> [Substring] {
        let areThere = try waitUntil { try TextFile.read(path).split(separator: "\n").count >= count }
        #expect(areThere)
        return try TextFile.read(path).split(separator: "\n")
    }

    @Test("each request is a line that tells what the program did, and of nobody who asked for it")
    func lines() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/access.log"
        let server = try TestServer(Self.routes, accessLog: .file(path))
        let client = try server.connect()
        try client.send(get: "/leads/secret?name=secret", ["Cookie: secret=secret", "User-Agent: secret"])
        #expect(try client.response()?.status == 200)
        try client.send("HEAD /leads/7 HTTP/1.1\r\nHost: secret\r\n\r\n")
        #expect(try client.response(toHead: true)?.status == 200)
        try client.send(get: "/slow")
        #expect(try client.response()?.status == 200)
        try client.send(get: "/secret")
        #expect(try client.response()?.status == 404)
        try client.send(get: "/failure")
        let failure = try #require(try client.response())
        try client.send("secret\r\n\r\n")
        #expect(try client.response()?.status == 400)

        let lines = try Self.lines(6, in: path)
        #expect(lines.count == 6)
        for line in lines {
            for word in ["secret", "127.0.0.1", "name="] { #expect(!line.contains(word)) }
        }
        let read = try lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
        #expect(
            read.map { "\($0.method) \($0.route) \($0.status) \($0.bytes)" } == [
                "GET /leads/:id 200 6", "HEAD /leads/:id 200 0", "GET /slow 200 4",
                "GET - 404 34", "GET /failure 500 \(failure.body.count)", "GET - 400 \(read[5].bytes)",
            ])
        #expect(read[2].microseconds >= 20_000)
        #expect(read.allSatisfy { 0..<10_000_000 ~= $0.microseconds })
        #expect(Set(read.map(\.request)).count == 6)
        #expect(failure.text.contains(read[4].request))
        let shape = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/
        #expect(read.allSatisfy { $0.time.wholeMatch(of: shape) != nil })
        // It is the administrator's alone, and their group's.
        var facts = stat()
        #expect(unsafe stat(path, &facts) == 0)
        #expect(facts.st_mode & 0o7 == 0)
    }

    @Test("lines of all loops and workers are whole, and none is lost")
    func manyLines() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/access.log"
        let server = try TestServer(Self.routes, accessLog: .file(path))
        for _ in 0..<10 {
            let client = try server.connect()
            try client.send((0..<100).map { "GET /leads/\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
            for _ in 0..<100 { #expect(try client.response()?.status == 200) }
        }
        server.server.stop()
        let lines = try TextFile.read(path).split(separator: "\n")
        #expect(lines.count == 1_000)
        #expect(lines.allSatisfy { $0.hasPrefix("{\"time\":") && $0.hasSuffix("}") })
    }

    @Test("a reload goes on in a new file, after the former has been moved away")
    func rotation() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/access.log"
        let server = try TestServer(Self.routes, accessLog: .file(path))
        _ = try server.get("/leads/1")
        #expect(try Self.lines(1, in: path).count == 1)
        #expect(unsafe rename(path, path + ".1") == 0)
        _ = try server.get("/leads/2")
        #expect(try Self.lines(2, in: path + ".1").count == 2)
        server.server.reload(ServerSettings(), tls: nil)
        _ = try server.get("/leads/3")
        #expect(try Self.lines(1, in: path).count == 1)
        #expect(try Self.lines(2, in: path + ".1").count == 2)
    }

    @Test("a log that cannot be opened again goes on where it was")
    func failedReopening() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/access.log"
        let server = try TestServer(Self.routes, accessLog: .file(path))
        #expect(unsafe rename(path, path + ".1") == 0)
        #expect(unsafe mkdir(path, 0o700) == 0)
        server.server.reload(ServerSettings(), tls: nil)
        _ = try server.get("/leads/1")
        #expect(try Self.lines(1, in: path + ".1").count == 1)
    }

    @Test("a log that cannot be opened at first is said before the server serves")
    func noFolder() throws {
        #expect(throws: SystemError.self) {
            try TestServer(Self.routes, accessLog: .file("/no/folder/access.log"))
        }
    }
}
