import Base
import CLinux
import TestKit
import Testing

@Suite struct ReloadTests {
    /// The fingerprint of the certificate that the server shows.
    static func fingerprint(port: UInt16) throws -> String {
        let script =
            "openssl s_client -connect 127.0.0.1:\(port) </dev/null 2>/dev/null | openssl x509 -noout -fingerprint"
        let program = try Program("/bin/sh", ["-c", script])
        #expect(program.waitForEnd() == .exit(0))
        return try program.output
    }

    @Test("a renewed certificate is taken over, a broken one is not")
    func certificate() throws {
        let folder = try TemporaryFolder()
        let pair = try TestCertificate(in: folder)
        let served = try ServedProgram("--tls-cert", pair.certificate, "--tls-key", pair.key)
        let first = try Self.fingerprint(port: served.port)
        #expect(first.contains("Fingerprint="))

        _ = try TestCertificate(in: folder)
        served.program.send(signal: SIGHUP)
        #expect(try served.waitForLog("\"reloaded\""))
        let second = try Self.fingerprint(port: served.port)
        #expect(second.contains("Fingerprint=") && second != first)

        _ = try folder.file("certificate.pem", "half a certificate")
        served.program.send(signal: SIGHUP)
        #expect(try served.waitForLog("not reloaded", "cannot be used"))
        #expect(try Self.fingerprint(port: served.port) == second)
    }

    @Test("options of the file are taken over, and those that need a restart are named")
    func options() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("portico.conf", "target-limit = 8KB\nworkers = 2")
        let served = try ServedProgram("--config", file)
        let long = "/test/hello?" + String(repeating: "x", count: 1000)
        #expect(try served.get(long) == "hello")

        _ = try folder.file("portico.conf", "target-limit = 500\nworkers = 3")
        served.program.send(signal: SIGHUP)
        #expect(try served.waitForLog("need a restart", "workers"))
        #expect(try waitUntil { try served.get(long).contains("too long") })

        _ = try folder.file("portico.conf", "target-limit = nothing")
        served.program.send(signal: SIGHUP)
        #expect(try served.waitForLog("not reloaded", "target-limit"))
        #expect(try served.get("/test/hello") == "hello")
    }
}
