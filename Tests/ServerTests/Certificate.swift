import Base
import TestKit

@testable import Server

/// A certificate of a test that goes with it.
final class Certificate {
    let files: TestCertificate
    private let folder: TemporaryFolder

    /// Names beside localhost make it large.
    init(names: Int = 0) throws {
        folder = try TemporaryFolder()
        files = try TestCertificate(in: folder, names: (0..<names).map { "name-number-\($0).example.org" })
    }

    var context: TLSContext {
        get throws { try TLSContext(certificate: files.certificate, key: files.key) }
    }
}
