import Base
import Glibc
import HTTP
import TestKit
import Testing

@testable import Server

@Suite(.ownThread) struct BodyAdmissionTests {
    static let large = 200_000

    static func server(_ change: (inout ServerSettings) -> Void = { _ in }) throws -> TestServer {
        try TestServer(
            [
                Route(
                    .post, "/upload", policy: "known", bodyLimit: 1 << 20,
                    admission: { $0[.authorization] == nil ? .text("who are you?", .forbidden) : nil }, "upload"
                ) { .text("\($0.body.count)") }
            ],
            settings: .with {
                $0.exemptsLoopback = false
                change(&$0)
            })
    }

    static func begin(_ server: TestServer, from host: UInt32 = 1) throws -> RawClient {
        let client = try server.connect(from: host)
        try client.send(post: "/upload", length: large, "Authorization: me", "Expect: 100-continue")
        return client
    }

    @Test("a stranger's large body is refused at its head, a small one is nobody's concern")
    func strangers() throws {
        let server = try Self.server()
        let client = try server.connect()
        try client.send(post: "/upload", length: Route.smallBody)
        try client.send(Bytes(repeating: 1, count: Route.smallBody))
        #expect(try client.response()?.text == "\(Route.smallBody)")
        try client.send(post: "/upload", length: Self.large)
        let answer = try #require(try client.response())
        #expect(answer.status == 403)
        #expect(answer.text == "who are you?")
        try client.expectEnd()
    }

    @Test("a body without a length is asked for once it is no longer small")
    func chunked() throws {
        let server = try Self.server()
        for (fields, status) in [("", 403), ("Authorization: me\r\n", 200)] {
            let client = try server.connect()
            try client.send("POST /upload HTTP/1.1\r\nHost: a\r\n\(fields)Transfer-Encoding: chunked\r\n\r\n")
            let piece = String(repeating: "x", count: 50_000)
            for _ in 0..<3 { try client.send("C350\r\n\(piece)\r\n") }
            if status == 200 { try client.send("0\r\n\r\n") }
            #expect(try client.response()?.status == status)
        }
    }

    @Test("people who are known send theirs")
    func known() throws {
        let client = try Self.begin(Self.server())
        #expect(try client.response()?.status == 100)
        try client.send(Bytes(repeating: 1, count: Self.large))
        #expect(try client.response()?.text == "\(Self.large)")
    }

    @Test("what is on its way from one address, and in all, has a limit, and who is beyond it is told to come back")
    func ceilings() throws {
        let server = try Self.server {
            $0.bodySpacePerAddress = 300_000
            $0.bodySpace = 500_000
        }
        let first = try Self.begin(server)
        #expect(try first.response()?.status == 100)
        let second = try #require(try Self.begin(server).response())
        #expect(second.status == 429)
        #expect(second["Retry-After"] != nil)
        let other = try Self.begin(server, from: 2)
        #expect(try other.response()?.status == 100)
        let third = try #require(try Self.begin(server, from: 3).response())
        #expect(third.status == 503)
        #expect(third["Retry-After"] != nil)

        // Room again, whether a body has come in whole or was given up.
        try first.send(Bytes(repeating: 1, count: Self.large))
        #expect(try first.response()?.status == 200)
        #expect(try Self.begin(server).response()?.status == 100)
        other.reset()
        #expect(try waitUntil { try Self.begin(server, from: 3).response()?.status == 100 })
    }
}
