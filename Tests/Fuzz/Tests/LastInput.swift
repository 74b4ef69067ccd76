import Base
import CLinux
import Foundation
import FuzzCases
import Glibc

/// A file that holds the input which is being tried. It outlives the program that the input has ended: when tests
/// stop with a trap, it is the finding.
struct LastInput {
    let path: String
    private let descriptor: OwnedDescriptor

    init(of fuzzCase: FuzzCase) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "portico-fuzz")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "\(fuzzCase)-\(getpid())").path
        descriptor = OwnedDescriptor(unsafe clinux_open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600))
        guard descriptor.raw >= 0 else { throw SystemError("open", path) }
    }

    func keep(_ input: Bytes) {
        unsafe input.withUnsafeBytes { _ = unsafe pwrite(descriptor.raw, $0.baseAddress, $0.count, 0) }
        ftruncate(descriptor.raw, input.count)
    }

    func remove() {
        unsafe unlink(path)
    }
}
