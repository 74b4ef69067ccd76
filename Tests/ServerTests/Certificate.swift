import Base
import TestKit
import Testing

@testable import Server

/// A certificate for localhost that nobody but its test believes, and its key.
final class Certificate {
    let certificate: String
    let key: String
    private let folder: TemporaryFolder

    /// `names` beside localhost make it large.
    init(names: Int = 0) throws {
        folder = try TemporaryFolder()
        certificate = folder.path + "/certificate.pem"
        key = folder.path + "/key.pem"
        let others = (0..<names).map { ",DNS:name-number-\($0).example.org" }.joined()
        let made = try Program(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost\(others)", "-keyout", key, "-out",
                certificate,
            ])
        let end = made.waitForEnd()
        let errors = try made.errors
        #expect(end == .exit(0), "\(errors)")
    }

    var context: TLSContext {
        get throws { try TLSContext(certificate: certificate, key: key) }
    }
}
