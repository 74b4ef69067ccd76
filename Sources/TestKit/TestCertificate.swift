internal import Base
internal import Glibc

/// A self-signed certificate for localhost, with its key.
package struct TestCertificate {
    package let certificate: String
    package let key: String

    /// Made by the command line of OpenSSL.
    package init(in folder: TemporaryFolder, days: Int = 30, names: [String] = []) throws {
        certificate = folder.path + "/certificate.pem"
        key = folder.path + "/key.pem"
        let request = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-keyout", key, "-out", certificate, "-days", "\(days)", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1" + names.map { ",DNS:" + $0 }.joined(),
        ]
        let program = try Program("/usr/bin/openssl", Array(request.dropFirst()))
        guard program.waitForEnd() == .exit(0) else { throw SystemError("make certificate", certificate, code: EIO) }
    }
}
