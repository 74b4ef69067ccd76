import Base
import TestKit
import Testing

@testable import Mail

/// A mail server on loopback that answers as it is told.
final class SMTPServer {
    private let program: Program
    let port: Int

    init(_ arguments: String...) throws {
        let program = try Program("/usr/bin/python3", [testProgram("smtp_server.py")] + arguments)
        waitUntil { (try? program.output.contains("\n")) == true }
        let line = try #require(try program.output.split(separator: "\n").first, "\((try? program.errors) ?? "")")
        port = try #require(Int(line.dropFirst("port ".count)))
        self.program = program
    }

    deinit {
        program.send(signal: 9)
        program.waitForEnd()
    }

    /// What the server has seen, a line each.
    var seen: [String] {
        get throws { try program.output.split(separator: "\n").dropFirst().map(String.init) }
    }

    /// The mails that it took.
    var mails: [String] {
        get throws {
            try seen.filter { $0.hasPrefix("mail ") }.map {
                String(decoding: try #require(Bytes(base64: String($0.dropFirst(5)))), as: UTF8.self)
            }
        }
    }

    func settings(
        _ security: SMTPSecurity, login: SMTPSettings.Login? = nil, trusting file: String? = nil
    ) -> SMTPSettings {
        var settings = SMTPSettings(host: "localhost", port: port, security: security, login: login)
        settings.trustedCertificates = file
        return settings
    }
}

/// A certificate for `localhost` that signs itself.
struct SelfSigned {
    let folder: TemporaryFolder
    let certificate: String
    let key: String

    init() throws {
        folder = try TemporaryFolder()
        certificate = folder.path + "/certificate.pem"
        key = folder.path + "/key.pem"
        let openssl = try Program(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key,
                "-out", certificate,
            ])
        try #require(openssl.waitForEnd() == .exit(0), "\((try? openssl.errors) ?? "")")
    }
}
