import Base
import CLinux
import TestKit
import Testing

@Suite struct UpgradeTests {
    /// A copy of the program that a test can replace.
    static func install(_ folder: TemporaryFolder) throws -> String {
        let copy = folder.path + "/portico"
        let install = try Spawn.start(
            "/usr/bin/install", ["install", "-m", "755", Program.path(of: "portico"), copy + ".new"], environment: [:])
        waitpid(install, nil, 0)
        try #require(unsafe rename(copy + ".new", copy) == 0)
        return copy
    }

    @Test("a new program takes over without a refused or broken request")
    func upgrade() throws {
        let folder = try TemporaryFolder()
        let path = try Self.install(folder)
        let served = try ServedProgram("--loops", "1", program: path)
        let supervisor = served.program.process
        let first = try served.server
        let slow = try served.connect()
        try slow.send("GET /test/sleep?ms=500 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        #expect(try served.get("/test/hello") == "hello")

        _ = try Self.install(folder)
        #expect(try SymbolicLink.target(of: "/proc/\(supervisor)/exe").hasSuffix("(deleted)"))
        served.program.send(signal: SIGUSR2)
        var answers = 0
        let isDone = try waitUntil {
            #expect(try served.get("/test/hello") == "hello")
            answers += 1
            return try served.program.log.contains { $0.contains("the former server has ended") }
        }
        #expect(isDone)
        #expect(answers > 10)
        #expect(try slow.response()?.text == "slept 500 ms")
        #expect(!isAlive(first))
        #expect(try SymbolicLink.target(of: "/proc/\(supervisor)/exe") == path)

        // The supervisor that took over knows its server: it restarts it, and stops with it.
        try served.killServer()
        #expect(try served.get("/test/hello") == "hello")
        served.program.send(signal: SIGTERM)
        #expect(served.program.waitForEnd() == .exit(0))
    }

    @Test("a new program that does not start changes nothing")
    func failedUpgrade() throws {
        let folder = try TemporaryFolder()
        let served = try ServedProgram(program: Self.install(folder))
        let server = try served.server
        try #require(unsafe unlink(folder.path + "/portico") == 0)
        _ = try folder.file("portico", "#!/bin/sh\nexit 3\n", mode: 0o755)
        served.program.send(signal: SIGUSR2)
        #expect(try served.waitForLog("not upgraded", "exit code 3"))
        #expect(try served.get("/test/hello") == "hello")
        #expect(try served.server == server)
        #expect(isAlive(served.program.process))
    }
}
