internal import Base
internal import CLinux
internal import Database
internal import Glibc

/// A folder that is deleted after the test.
package final class TemporaryFolder: Sendable {
    package let path: String

    /// A folder in memory, so that a sync costs nothing.
    package static let memory = unsafe access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"

    package init(in parent: String = "/tmp") throws {
        var name = Array("\(parent)/portico-test-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&name) != nil else { throw SystemError("mkdtemp") }
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Writes a file in the folder and returns its path.
    package func file(_ name: String, _ content: String, mode: UInt32 = 0o600) throws -> String {
        let file = "\(path)/\(name)"
        let descriptor = unsafe clinux_open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw SystemError("open", file) }
        defer { close(descriptor) }
        let bytes = Bytes(content.utf8)
        guard unsafe write(descriptor, bytes, bytes.count) == bytes.count else { throw SystemError("write", file) }
        return file
    }

    /// The names of its files, sorted.
    package var names: [String] {
        get throws { try Self.names(in: path) }
    }

    package static func names(in path: String) throws -> [String] {
        try Disk.names(in: path)
    }

    deinit {
        let remove = try? Spawn.start("/bin/rm", ["rm", "-rf", path], environment: [:])
        if let remove {
            waitpid(remove, nil, 0)
        }
    }
}
