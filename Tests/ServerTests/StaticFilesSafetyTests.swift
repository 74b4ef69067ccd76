import Base
import TestKit
import Testing

@testable import HTTP
@testable import Server

@Suite struct StaticFilesSafetyTests {
    @Test(
        "no address leads out of the folder or to what is hidden",
        arguments: [
            "/assets/../secret.txt", "/assets/..%2fsecret.txt", "/assets/%2e%2e/secret.txt",
            "/assets/%2e%2e%2fsecret.txt",
            "/assets/..%5csecret.txt", "/assets/..\\secret.txt", "/assets/.../secret.txt",
            "/assets/a.css/../../secret.txt",
            "/assets/a.css%00.txt", "/assets/a.css%00", "/assets/a.css/", "/assets/a.css/.", "/assets//a.css/x",
            "/assets/.hidden", "/assets/.git/config", "/assets/sub/.hidden", "/assets/%2ehidden", "/assets/sub",
            "/assets/",
            "/assets/out.txt", "/assets/outside/secret.txt", "/assets/dangling.txt", "/assets/A.css",
            "/assets/a.css%20",
            "/assets//etc/passwd", "/assets/%2fetc%2fpasswd", "/assets/pipe", "/assets/a.0000000000.css",
            "/assets/a%c0%ae%c0%ae/secret.txt", "/secret.txt",
        ])
    func hostileAddresses(target: String) throws {
        let folder = try TemporaryFolder([
            "secret.txt": "secret", "Public/a.css": "a", "Public/.hidden": "secret", "Public/.git/config": "secret",
            "Public/sub/.hidden": "secret", "Public/sub/b.css": "b",
        ])
        try folder.link("Public/out.txt", to: "\(folder.path)/secret.txt")
        try folder.link("Public/outside", to: folder.path)
        try folder.link("Public/dangling.txt", to: "nowhere")
        try folder.pipe("Public/pipe")
        for isDevelopment in [false, true] {
            let files = try StaticFiles.ready(
                folder: "\(folder.path)/Public", dataFolder: nil, isDevelopment: isDevelopment)
            #expect([400, 404].contains(StaticRequest.status(files, target)))
            #expect(StaticRequest.status(files, "/assets/a.css") == 200)
            #expect(StaticRequest.status(files, "/assets/sub/b.css") == 200)
        }
    }

    @Test("a link to a file within the folder is that file")
    func innerLinks() throws {
        let folder = try TemporaryFolder(["Public/a.css": "a"])
        try folder.link("Public/b.css", to: "a.css")
        try folder.link("Link", to: "Public")
        let files = try StaticFiles.ready(folder: "\(folder.path)/Link", dataFolder: nil)
        #expect(StaticRequest.status(files, "/assets/b.css") == 200)
    }

    @Test("a name that no address can hold is left out, a folder that is not there stops the start")
    func refusedFolders() throws {
        let names = ["a b.css", "é.css", "a:b.css", "*.css", "a%20.css", "a\\b.css", "a\"b.css"]
        let folder = try TemporaryFolder(["good-1_~@+.css": "good"])
        for name in names { try folder.write(name, Bytes("bad".utf8)) }
        let files = try StaticFiles.ready(folder: folder.path, dataFolder: nil)
        #expect(StaticRequest.status(files, "/assets/good-1_~@+.css") == 200)
        for name in names { #expect(files.address(of: name) == nil) }
        #expect(throws: SystemError.self) { try StaticFiles.ready(folder: "/nowhere/at/all", dataFolder: nil) }
    }

    @Test("in development the next request sees what changed, came and went")
    func development() throws {
        let folder = try TemporaryFolder(["a.css": "one", "b.css": "b"])
        let files = try StaticFiles.ready(folder: folder.path, dataFolder: nil, isDevelopment: true)
        func content(_ target: String) throws -> Bytes? {
            guard case .bytes(let bytes) = try files.response(for: StaticRequest.get(target)).content else {
                return nil
            }
            return bytes
        }
        #expect(files.address(of: "a.css") == "/assets/a.css")
        #expect(try content("/assets/a.css") == Bytes("one".utf8))
        try folder.write("a.css", Bytes("changed".utf8))
        #expect(try content("/assets/a.css") == Bytes("changed".utf8))
        try folder.write("new.css", Bytes("new".utf8))
        #expect(try content("/assets/new.css") == Bytes("new".utf8))
        try folder.delete("b.css")
        #expect(StaticRequest.status(files, "/assets/b.css") == 404)
        #expect(files.address(of: "b.css") == nil)
    }

    @Test("compressed forms are made once and found again at the next start")
    func cache() throws {
        let folder = try TemporaryFolder(["Public/a.css": StaticFilesTests.style])
        func start() throws -> Bytes? {
            let files = try StaticFiles.ready(folder: "\(folder.path)/Public", dataFolder: folder.path)
            let response = try files.response(for: StaticRequest.get("/assets/a.css", accepting: "br"))
            #expect(response.fields["Content-Encoding"] == "br")
            guard case .bytes(let bytes) = response.content else { return nil }
            return bytes
        }
        let made = try start()
        let names = try folder.names(in: "cache/static")
        #expect(names.map { $0.suffix(3) } == [".br", ".gz"])
        #expect(names.allSatisfy { $0.utf8.count == 67 })
        #expect(try start() == made)
        // That it was read and not made anew shows in bytes that no compressor would have made.
        try folder.write("cache/static/\(names[0])", Bytes("from the cache".utf8))
        #expect(try start() == Bytes("from the cache".utf8))
    }

    @Test("that compressing does not pay is remembered too")
    func cacheOfNoise() throws {
        var generator = SystemRandomNumberGenerator()
        let folder = try TemporaryFolder(["Public/a.txt": ""])
        try folder.write("Public/a.txt", (0..<300).map { _ in UInt8.random(in: 0...255, using: &generator) })
        for _ in 1...2 {
            let files = try StaticFiles.ready(folder: "\(folder.path)/Public", dataFolder: folder.path)
            let response = try files.response(for: StaticRequest.get("/assets/a.txt", accepting: "br"))
            #expect(response.fields["Content-Encoding"] == nil)
        }
        #expect(try folder.names(in: "cache/static").count == 2)
    }

    @Test("a data folder that cannot be used does not stop the start")
    func noCache() throws {
        let folder = try TemporaryFolder(["Public/a.css": StaticFilesTests.style, "file": ""])
        let files = try StaticFiles.ready(folder: "\(folder.path)/Public", dataFolder: "\(folder.path)/file")
        let response = try files.response(for: StaticRequest.get("/assets/a.css", accepting: "br"))
        #expect(response.fields["Content-Encoding"] == "br")
    }
}
