internal import Base
internal import CLinux
internal import Glibc

/// The log of this process since the first read. All tests share it, so search for lines that only your test can have
/// written.
package final class LogFile: Sendable {
    package static let shared = Result { try LogFile() }

    private let file: OwnedDescriptor

    private init() throws {
        let raw = unsafe clinux_memory_file("log")
        guard raw >= 0 else { throw SystemError("memfd_create") }
        file = OwnedDescriptor(raw)
        _ = clinux_fcntl(raw, F_SETFL, O_APPEND)
        Log.descriptor = raw
    }

    package var lines: [Substring] {
        get throws { try TextFile.read("/proc/self/fd/\(file.raw)").split(separator: "\n") }
    }

    /// The lines that hold all of these words.
    package func lines(with words: String...) throws -> [Substring] {
        try lines.filter { line in words.allSatisfy { line.contains($0) } }
    }
}
