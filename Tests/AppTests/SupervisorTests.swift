import Base
import CLinux
import TestKit
import Testing

@Suite struct SupervisorTests {
    @Test("a server that dies is back before anybody is refused")
    func death() throws {
        let served = try ServedProgram()
        let first = try served.server
        #expect(try served.get("/test/hello") == "hello")

        kill(first, SIGKILL)
        let start = Clock.monotonic
        #expect(try served.getAgain("/test/hello") == "hello")
        // A debug build takes its time to read all templates; what a release takes is measured by the benches.
        #expect(Clock.monotonic - start < 60_000_000_000)
        #expect(try waitUntil { try served.server != first })
        #expect(try served.waitForLog("the server died", "\"process\":\(first)", "SIGKILL", "at once"))
    }

    @Test("the log names the request that ended the server")
    func lastWords() throws {
        let served = try ServedProgram("--loops", "1")
        let client = try served.connect()
        try client.send("POST /test/trap?secret=1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
        #expect(try served.waitForLog("the server died", "SIGILL", "loop 0: POST /test/trap ("))
        #expect(try served.get("/test/hello") == "hello")
    }

    @Test("requests that end the server again and again keep nobody waiting longer each time")
    func crashLoop() throws {
        let served = try ServedProgram()
        try served.killServer()
        #expect(try served.waitForLog("the server died", "\"again\":\"at once\""))
        for _ in 0..<4 {
            let former = try served.server
            kill(former, SIGKILL)
            #expect(try served.waitForLog("the server died", "\"process\":\(former)"))
            let line = try #require(try served.program.log.last { $0.contains("\"process\":\(former)") })
            // At once where a slow machine has let it live for long.
            #expect(line.contains("\"again\":\"in 100 ms\"") || line.contains("\"again\":\"at once\""))
            // Connections wait for it: they are not refused.
            #expect(try served.get("/test/hello") == "hello")
            try #require(waitUntil { try served.server != former })
        }
    }

    @Test("SIGTERM and SIGINT let requests finish and end with 0", arguments: [SIGTERM, SIGINT])
    func stop(signal: Int32) throws {
        let served = try ServedProgram("--loops", "1")
        let client = try served.connect()
        try client.send("GET /test/sleep?ms=300 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        // Its one loop takes requests in the order in which they came: behind this answer, the other is under way.
        #expect(try served.get("/test/hello") == "hello")
        served.program.send(signal: signal)
        #expect(try client.response()?.text == "slept 300 ms")
        #expect(served.program.waitForEnd() == .exit(0))
        #expect(throws: SystemError.self) { try served.get("/test/hello") }
    }

    @Test("a stop closes the port at once, while what is in flight is finished", arguments: [true, false])
    func closedPort(isSupervised: Bool) throws {
        let served = try ServedProgram("--loops", "2", isSupervised ? "--supervisor" : "--no-supervisor")
        let client = try served.connect()
        try client.send("GET /test/sleep?ms=60000 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try #require(waitUntil { try served.get("/metrics").contains("portico_connections 2") })
        served.program.send(signal: SIGTERM)
        let refused = waitUntil {
            do {
                _ = try served.connect()
                return false
            } catch {
                return (error as? SystemError)?.code == ECONNREFUSED
            }
        }
        #expect(refused)
        // Still at it.
        #expect(!client.hasNews(within: 0))
        served.program.send(signal: SIGTERM)
        served.program.waitForEnd()
    }

    @Test("who was let in just before the stop, or asks again during it, gets a last answer", arguments: [true, false])
    func lastAnswer(isFresh: Bool) throws {
        let request = "GET /test/hello HTTP/1.1\r\nHost: localhost\r\n\r\n"
        // The server waits for a moment only, which may pass before a busy machine has sent the request.
        let isAnswered = try (0..<10).contains { _ in
            let served = try ServedProgram("--loops", "1")
            let client = try served.connect()
            if !isFresh {
                try client.send(request)
                #expect(try client.response()?["Connection"] == nil)
            }
            let socket = try served.connect()
            try socket.openSocket("/test/echo")
            served.program.send(signal: SIGTERM)
            // Its closing frame says that the loop has looked at the older connection too.
            #expect(try socket.frame() == .close(1001))
            socket.finishSending()
            try client.send(request)
            let answer = try client.response()
            #expect(served.program.waitForEnd() == .exit(0))
            return answer?["Connection"] == "close"
        }
        #expect(isAnswered)
    }

    @Test("a stop that is sent to the supervisor and the server alike is one stop")
    func stopOfBoth() throws {
        let served = try ServedProgram("--loops", "1")
        let client = try served.connect()
        try client.send("GET /test/sleep?ms=300 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(try served.get("/test/hello") == "hello")
        kill(try served.server, SIGTERM)
        #expect(try served.waitForLog("stopping"))
        served.program.send(signal: SIGTERM)
        #expect(try client.response()?.text == "slept 300 ms")
        #expect(served.program.waitForEnd() == .exit(0))
    }

    @Test("a second signal ends all at once", arguments: [true, false])
    func secondSignal(isSupervised: Bool) throws {
        let served = try ServedProgram("--loops", "1", isSupervised ? "--supervisor" : "--no-supervisor")
        let client = try served.connect()
        try client.send("GET /test/sleep?ms=60000 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(try served.get("/test/hello") == "hello")
        served.program.send(signal: SIGTERM)
        #expect(try served.waitForLog("stopping"))
        served.program.send(signal: SIGTERM)
        #expect(served.program.waitForEnd() == .exit(128 + (isSupervised ? SIGKILL : SIGTERM)))
    }

    @Test("a server whose supervisor was killed ends too, and frees its port")
    func orphan() throws {
        let served = try ServedProgram()
        let server = try served.server
        served.program.send(signal: SIGKILL)
        #expect(served.program.waitForEnd() == .signal(SIGKILL))
        #expect(waitUntil { !isAlive(server) })
        #expect(throws: SystemError.self) { try served.get("/test/hello") }
    }

    @Test(
        "what a restart cannot heal ends the program, with a code that says so",
        arguments: [
            (["--port", "x"], ExitCode.usage, "--port: \"x\" is not a whole number"),
            (["--host", "no-such-host.invalid"], .unavailable, "the host no-such-host.invalid is not known"),
            (["--tls-cert", "/no/file", "--tls-key", "/no/file"], .configuration, "/no/file cannot be used"),
            (["--data", "/proc/data"], .unavailable, "/proc/data"),
            (["--public", "/no/folder", "--port", "0"], .unavailable, "open /no/folder"),
        ])
    func hopeless(arguments: [String], code: ExitCode, complaint: String) throws {
        let folder = try TemporaryFolder()
        let program = try Program(
            Program.path(of: "portico"), ["serve", "--port", "0", "--data", folder.path] + arguments)
        #expect(program.waitForEnd() == .exit(code.rawValue))
        #expect(try program.errors.contains(complaint))
    }
}
