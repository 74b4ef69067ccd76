import Base
import Crypto
import TestKit
import Testing

@testable import HTTP
@testable import Server

@Suite struct StaticFilesTests {
    static let style = String(repeating: "body { color: #333; margin: 0 auto }\n", count: 40)
    static let immutable = "public, max-age=31536000, immutable"

    @Test("a file has a lasting address with its checksum and a plain one that is asked for again")
    func addresses() throws {
        let folder = try TemporaryFolder(["css/base.css": Self.style])
        let files = try StaticFiles.ready(folder: folder.path, dataFolder: nil)
        let checksum = Digest.sha256(Bytes(Self.style.utf8)).hexadecimal
        let address = try #require(files.address(of: "css/base.css"))
        #expect(address == "/assets/css/base.\(checksum.prefix(10)).css")

        let lasting = try files.response(for: StaticRequest.get(address))
        #expect(lasting.fields["Cache-Control"] == Self.immutable)
        #expect(lasting.fields["Content-Type"] == "text/css; charset=utf-8")
        #expect(lasting.fields["X-Content-Type-Options"] == "nosniff")
        #expect(lasting.fields["Vary"] == "Accept-Encoding")
        #expect(lasting.entityTag == "\"\(checksum.prefix(32))-identity\"")
        #expect((lasting.lastModified ?? 0) * 1000 > Clock.now - 60_000)

        let plain = try files.response(for: StaticRequest.get("/assets/css/base.css"))
        #expect(plain.fields["Cache-Control"] == "no-cache")
        #expect(plain.entityTag == lasting.entityTag)
        #expect(files.address(of: "css/other.css") == nil)
    }

    @Test(
        "a checksum stands before the ending",
        arguments: [
            ("app.js", "/assets/app.", ".js"), ("a.b/app.js.map", "/assets/a.b/app.js.", ".map"),
            ("a.b/LICENSE", "/assets/a.b/LICENSE.", ""),
        ])
    func checksumPlace(name: String, start: String, end: String) throws {
        let folder = try TemporaryFolder([name: "x"])
        let address = try #require(try StaticFiles.ready(folder: folder.path, dataFolder: nil).address(of: name))
        #expect(address.hasPrefix(start))
        #expect(address.hasSuffix(end))
        #expect(address.count == start.count + 10 + end.count)
    }

    @Test("files of the folder root have their fixed address and a route each, and no other")
    func rootFiles() throws {
        let folder = try TemporaryFolder(["root/robots.txt": "User-agent: *\n", "root/a/b.txt": "b", "x.txt": "x"])
        let files = try StaticFiles.ready(folder: folder.path, dataFolder: nil)
        #expect(files.address(of: "root/robots.txt") == "/robots.txt")
        #expect(files.routes.map(\.path) == ["/assets/*file", "/a/b.txt", "/robots.txt"])
        _ = try Router(files.routes)
        #expect(try files.response(for: StaticRequest.get("/robots.txt")).fields["Cache-Control"] == "no-cache")
        #expect(StaticRequest.status(files, "/assets/root/robots.txt") == 404)
        #expect(StaticRequest.status(files, "/x.txt") == 404)
    }

    @Test(
        "a client gets the smallest form that it takes",
        arguments: [
            (nil, nil), ("", nil), ("gzip", "gzip"), ("br", "br"), ("gzip, deflate, br, zstd", "br"),
            ("br;q=0.5, gzip", "gzip"), ("br;q=0, gzip;q=0", nil), ("*", "br"), ("*;q=0", nil), ("identity", nil),
            ("deflate", nil), ("GZIP;Q=0.1", "gzip"),
        ])
    func forms(accepted: String?, expected: String?) throws {
        let folder = try TemporaryFolder(["base.css": Self.style])
        let files = try StaticFiles.ready(folder: folder.path, dataFolder: nil)
        let response = try files.response(for: StaticRequest.get("/assets/base.css", accepting: accepted))
        #expect(response.fields["Content-Encoding"] == expected)
        #expect(response.entityTag?.hasSuffix("-\(expected ?? "identity")\"") == true)
        guard case .bytes(let bytes) = response.content else { throw StaticRequest.Problem.notInMemory }
        switch expected {
        case nil: #expect(bytes == Bytes(Self.style.utf8))
        case "gzip": #expect(StaticRequest.gunzip(bytes) == Bytes(Self.style.utf8))
        default: #expect(bytes.count < 100)
        }
    }

    @Test("what is small, packed already or does not shrink is sent as it is, and does not vary")
    func uncompressed() throws {
        var generator = SystemRandomNumberGenerator()
        let noise = (0..<300).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let folder = try TemporaryFolder(["small.css": String(Self.style.prefix(255)), "photo.jpg": Self.style])
        try folder.write("noise.txt", noise)
        let files = try StaticFiles.ready(folder: folder.path, dataFolder: nil)
        for name in ["small.css", "photo.jpg", "noise.txt"] {
            let response = try files.response(for: StaticRequest.get("/assets/\(name)", accepting: "br, gzip"))
            #expect(response.fields["Content-Encoding"] == nil)
            #expect(response.fields["Vary"] == nil)
        }
    }

    @Test(
        "a large file is sent from disk, its compressed form from the cache or from memory", arguments: [true, false])
    func largeFiles(isCached: Bool) throws {
        var generator = SystemRandomNumberGenerator()
        let digits = (0..<400_000).map { _ in UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &generator) }
        let folder = try TemporaryFolder()
        try folder.write("Public/large.txt", digits)
        let files = try StaticFiles.ready(
            folder: "\(folder.path)/Public", dataFolder: isCached ? folder.path : nil)
        for coding in ["identity", "gzip"] {
            let response = try files.response(for: StaticRequest.get("/assets/large.txt", accepting: coding))
            guard case .file(let file) = response.content else { throw StaticRequest.Problem.notInFile }
            let sent = try StaticRequest.read(file)
            #expect(sent.count == file.count)
            #expect(coding == "gzip" ? StaticRequest.gunzip(sent) == digits : sent == digits)
        }
    }

    @Test("the first start answers before anything is compressed, and the next finds all of it on disk")
    func firstStart() throws {
        let folder = try TemporaryFolder(["Public/css/a.css": Self.style])
        let ask = { (files: StaticFiles) in
            try files.response(for: StaticRequest.get("/assets/css/a.css", accepting: "gzip, br")).fields[
                "Content-Encoding"]
        }
        let first = try StaticFiles(folder: "\(folder.path)/Public", dataFolder: folder.path)
        #expect(try ask(first) == nil)
        first.compress([.gzip])
        #expect(try ask(first) == "gzip")
        first.compress()
        #expect(try ask(first) == "br")
        #expect(try ask(StaticFiles(folder: "\(folder.path)/Public", dataFolder: folder.path)) == "br")
    }
}
