import Base
import TestKit
import Testing

@Suite struct ForgottenProxyTests {
    @Test("a proxy that is not trusted is told once by the log, and by the doctor")
    func forgottenProxy() throws {
        let served = try ServedProgram()
        let client = try served.connect()
        for _ in 1...2 {
            try client.send("GET /readyz HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.7\r\n\r\n")
            _ = try client.response()
        }
        #expect(try served.waitForLog("a proxy that is not trusted", "127.0.0.1"))
        #expect(try served.program.log.count { $0.contains("a proxy that is not trusted") } == 1)
        let options = ["--data", served.dataFolder] + Repository.folders
        #expect(
            try waitUntil {
                let doctor = try Program(Program.path(of: "portico"), ["doctor"] + options)
                doctor.waitForEnd()
                return try doctor.output.contains("set --trusted-proxies 127.0.0.1")
            })
    }
}
