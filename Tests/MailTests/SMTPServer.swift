import Base
import TestKit
import Testing

@testable import Mail

extension SMTPServer {
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
