import Base
import Crypto
import Glibc
import HTTP
import TestKit
import Testing

@testable import Server

@Suite(.ownThread) struct BodyTests {
    static let threshold = 100_000

    static func server(_ folder: TemporaryFolder, gate: Gate? = nil) throws -> TestServer {
        try TestServer(
            [
                Route(.post, "/where", policy: "anyone", bodyLimit: 8 << 20, "where") { request in
                    gate?.pass()
                    let checksum = Digest.sha256(try request.body.bytes()).hexadecimal
                    return .text("\(request.body.place) \(checksum) \(request.trailers.map(\.value))")
                },
                Route(.post, "/upload", policy: "anyone", bodyLimit: 8 << 20, "upload", upload),
            ],
            settings: .with {
                $0.spoolFolder = folder.path
                $0.spoolThreshold = threshold
            })
    }

    @Sendable static func upload(_ request: Request) throws -> Response {
        let form = try request.form()
        let files = try form.uploads.map { file in
            "\(file.name) \(file.fileName) \(file.type) \(Digest.sha256(try file.bytes()).hexadecimal)"
        }
        return .text(([request.body.place, form["title"] ?? ""] + files).joined(separator: "\n"))
    }

    /// The files without a name that this process holds in a folder.
    static func nameless(in folder: TemporaryFolder) throws -> [String] {
        // Other tests close theirs meanwhile.
        try TemporaryFolder.names(in: "/proc/self/fd").compactMap {
            try? SymbolicLink.target(of: "/proc/self/fd/" + $0)
        }.filter { $0.hasPrefix(folder.path + "/") }
    }

    @Test(
        "a body stays in memory up to the threshold, and whole either way",
        arguments: [(1, "memory"), (threshold, "memory"), (threshold + 1, "file"), (3 << 20, "file")])
    func places(count: Int, place: String) throws {
        let folder = try TemporaryFolder()
        let server = try Self.server(folder)
        let body = Content.bytes(count)
        let client = try server.connect()
        for isChunked in [false, true] {
            if isChunked {
                try client.send("POST /where HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
                for start in stride(from: 0, to: count, by: 700_000) {
                    let chunk = body[start..<min(start + 700_000, count)]
                    try client.send(Bytes("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Bytes("\r\n".utf8))
                }
                try client.send("0\r\nX-End: yes\r\n\r\n")
            } else {
                try client.send(post: "/where", length: count)
                try client.send(body)
            }
            let answer = try #require(try client.response()).text
            #expect(answer == "\(place) \(Digest.sha256(body).hexadecimal) \(isChunked ? ["yes"] : [])")
        }
    }

    @Test("a body in a file has no name there, and is gone with its request")
    func namelessFile() throws {
        let folder = try TemporaryFolder()
        let gate = Gate()
        let server = try Self.server(folder, gate: gate)
        defer { gate.open() }
        let client = try server.connect()
        try client.send(post: "/where", length: 1 << 20)
        try client.send(Bytes(repeating: 5, count: 1 << 20))
        try #require(waitUntil { gate.arrived == 1 })
        #expect(try Self.nameless(in: folder).count == 1)
        #expect(try folder.names == [])
        gate.open()
        #expect(try client.response()?.text.hasPrefix("file") == true)
        #expect(try waitUntil { try Self.nameless(in: folder).isEmpty })
    }

    @Test("a body that is given up leaves nothing behind")
    func givenUp() throws {
        let folder = try TemporaryFolder()
        let server = try Self.server(folder)
        let client = try server.connect()
        try client.send(post: "/where", length: 1 << 20)
        try client.send(Bytes(repeating: 5, count: 1 << 19))
        #expect(try waitUntil { try Self.nameless(in: folder).count == 1 })
        client.reset()
        #expect(try waitUntil { try Self.nameless(in: folder).isEmpty })
    }

    @Test("a body for which there is no room is refused, and smaller ones are still taken")
    func noRoom() throws {
        var folder: TemporaryFolder? = try TemporaryFolder()
        let server = try Self.server(try #require(folder))
        folder = nil
        let client = try server.connect()
        try client.send(post: "/where", length: 1 << 20)
        try client.send(Bytes(repeating: 5, count: 1 << 20))
        #expect(try client.response()?.status == 507)
        try client.expectEnd()
        #expect(!client.wasReset)
        let other = try server.connect()
        try other.send(post: "/where", length: 5)
        try other.send("small")
        #expect(try other.response()?.text.hasPrefix("memory") == true)
    }

    @Test(
        "a form with files arrives whole, in memory or in a file", arguments: [(20_000, "memory"), (2 << 20, "file")])
    func upload(count: Int, place: String) throws {
        let folder = try TemporaryFolder()
        let server = try Self.server(folder)
        // Boundaries that are none: the file holds the beginning of one.
        let first = Content.bytes(count) + Bytes("\r\n--limi".utf8) + Content.bytes(count)
        let second = Content.bytes(count / 2)
        var body = Bytes()
        body.append("--limit\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nGrüße\r\n")
        body.append("--limit\r\nContent-Disposition: form-data; name=\"a\"; filename=\"C:\\tmp\\a b.pdf\"\r\n")
        body.append("Content-Type: application/pdf\r\n\r\n")
        body += first
        body.append("\r\n--limit\r\nContent-Disposition: form-data; name=\"b\"; filename=\"b.bin\"\r\n\r\n")
        body += second
        body.append("\r\n--limit--\r\n")
        let client = try server.connect()
        try client.send(
            post: "/upload", length: body.count, "Content-Type: multipart/form-data; boundary=limit")
        try client.send(body)
        let answer = try #require(try client.response())
        #expect(
            answer.text.split(separator: "\n") == [
                "\(place)", "Grüße", "a a b.pdf application/pdf \(Digest.sha256(first).hexadecimal)",
                "b b.bin application/octet-stream \(Digest.sha256(second).hexadecimal)",
            ])
    }
}

extension Body {
    fileprivate var place: String {
        switch self {
        case .empty: "empty"
        case .memory: "memory"
        case .file: "file"
        }
    }
}
