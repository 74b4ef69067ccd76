import Base
import Glibc
import TestKit
import Testing

@Suite struct DamagedDataTests {
    @Test("a database that is destroyed while it is served is told by the log and by /readyz")
    func alarm() throws {
        let served = try ServedProgram()
        #expect(try served.get("/readyz") == "ready\n")
        let path = "\(served.dataFolder)/portico.db"
        guard let file = unsafe fopen(path, "r+") else { throw SystemError("fopen", path) }
        unsafe fseek(file, 0, SEEK_END)
        let size = unsafe ftell(file)
        unsafe fseek(file, 4_096, SEEK_SET)
        for _ in 4_096..<max(size, 1 << 20) { unsafe fputc(0xAA, file) }
        unsafe fclose(file)
        #expect(
            try waitUntil {
                _ = try served.get("/partnership")
                _ = try served.get("/apply")
                return try served.get("/readyz").contains("The database is damaged")
            })
        #expect(try served.waitForLog("the database is damaged", "portico restore"))
    }

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
