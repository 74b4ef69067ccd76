import Base
import Glibc
import TestKit
import Testing

/// What the server does when the machine gives it no more, and that it takes no more than it needs.
@Suite struct ResourceTests {
    @Test("out of descriptors the server rests, serves who is there, and goes on when some are free")
    func descriptors() throws {
        let served = try ServedProgram("--no-supervisor", "--loops", "1", "--open-files", "64")
        let first = try served.connect()
        try first.send("GET /test/hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(try first.response()?.text == "hello")
        var others = try (0..<80).map { _ in try served.connect() }
        #expect(try served.waitForLog("out of descriptors"))

        // It looks again twice a second; to be told of those who wait all the time would take all of the time.
        let before = try served.workOfLoop
        poll(nil, 0, 700)
        #expect(try served.workOfLoop - before < 100)
        try first.send("GET /test/hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(try first.response()?.text == "hello")

        // Who waited is served as soon as others leave.
        let last = others.removeLast()
        try last.send("GET /test/hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(!last.hasNews(within: 50))
        others = []
        #expect(try last.response()?.text == "hello")
        #expect(try served.get("/test/hello") == "hello")
    }

    @Test("a full disk refuses the bodies that need it, and nothing else")
    func fullDisk() throws {
        let folder = try TemporaryFolder()
        // The system takes no file over 2 MB from this process, as a full disk would not.
        let limited = try folder.file(
            "limited", "#!/bin/sh\nulimit -f 4096\nexec \(Program.path(of: "portico")) \"$@\"\n", mode: 0o755)
        let served = try ServedProgram("--no-supervisor", "--spool-threshold", "100KB", program: limited)
        for (count, status) in [(500_000, 200), (4 << 20, 507), (500_000, 200)] {
            let client = try served.connect()
            try client.send("POST /test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(count)\r\n\r\n")
            try client.send(Bytes(repeating: 1, count: count))
            #expect(try client.response()?.status == status)
        }
        #expect(try served.waitForLog("a body cannot be kept in a file", "File too large"))
        #expect(try served.get("/test/hello") == "hello")
    }

    @Test("a large upload, and its way back, take no memory")
    func memory() throws {
        let served = try ServedProgram("--loops", "1")
        let body = Bytes(repeating: 42, count: 80 << 20)
        let client = try served.connect()
        try client.send("POST /test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
        try client.send(Bytes(body[..<1000]))
        #expect(try client.response()?.body.count == 1000)
        let before = try served.peakMemory
        try client.send("POST /test/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.count)\r\n\r\n")
        try client.send(body)
        #expect(try client.response()?.body == body)
        // What else goes on at a start takes some, and more under a sanitizer.
        #expect(try served.peakMemory - before < 40 << 20)
    }
}

extension ServedProgram {
    /// The processor time that the server's one loop has used so far, in milliseconds.
    fileprivate var workOfLoop: Int {
        get throws {
            let threads = "/proc/\(try server)/task"
            let loop = try TemporaryFolder.names(in: threads).first {
                try TextFile.read("\(threads)/\($0)/comm") == "loop 0\n"
            }
            let facts = try TextFile.read("\(threads)/\(try #require(loop))/stat")
            let words = try #require(facts.split(separator: ") ").last).split(separator: " ")
            return words[11..<13].compactMap { Int($0) }.reduce(0, +) * 1000 / sysconf(Int32(_SC_CLK_TCK))
        }
    }

    /// The most memory that the server had so far, in bytes.
    fileprivate var peakMemory: Int {
        get throws {
            let status = try TextFile.read("/proc/\(server)/status").split(separator: "\n")
            let words = status.first { $0.hasPrefix("VmHWM:") }?.split(whereSeparator: \.isWhitespace)
            return try #require(words.flatMap { Int($0[1]) }) * 1024
        }
    }
}
