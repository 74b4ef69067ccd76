internal import Base
internal import CLinux
internal import Glibc

/// A regular file that is open for reading.
struct DiskFile {
    /// Detects that a file was changed or replaced.
    struct Stamp: Equatable, Sendable {
        let size: Int
        let inode: UInt64
        /// Nanoseconds since 1970.
        let modified: Int64
    }

    let descriptor: OwnedDescriptor
    let stamp: Stamp

    init(_ path: String) throws(SystemError) {
        let raw = unsafe clinux_open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0)
        guard raw >= 0 else { throw SystemError("open", path) }
        descriptor = OwnedDescriptor(raw)
        var facts = stat()
        guard unsafe fstat(raw, &facts) == 0 else { throw SystemError("fstat", path) }
        guard clinux_is_file(facts.st_mode) != 0 else { throw SystemError("open", path, code: EISDIR) }
        stamp = Stamp(
            size: facts.st_size, inode: UInt64(facts.st_ino),
            modified: Int64(facts.st_mtim.tv_sec) * 1_000_000_000 + Int64(facts.st_mtim.tv_nsec))
    }

    /// All of its bytes.
    func read() throws(SystemError) -> Bytes {
        var bytes = Bytes(repeating: 0, count: stamp.size)
        var filled = 0
        while filled < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(
                    descriptor.raw, buffer.baseAddress.map { unsafe $0 + filled }, buffer.count - filled, filled)
            }
            guard count != -1 || errno != EINTR else { continue }
            guard count > 0 else { throw SystemError("read", code: count == 0 ? EIO : errno) }
            filled += count
        }
        return bytes
    }

    /// Writes a new file under a temporary name and gives it its own when it is whole and on disk.
    static func write(_ bytes: Bytes, to path: String) throws(SystemError) {
        let temporary = "\(path).\(getpid()).tmp"
        let raw = unsafe clinux_open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard raw >= 0 else { throw SystemError("open", temporary) }
        let file = OwnedDescriptor(raw)
        do throws(SystemError) {
            try fill(file, bytes)
            guard fsync(raw) == 0 else { throw SystemError("fsync", temporary) }
            guard unsafe rename(temporary, path) == 0 else { throw SystemError("rename", path) }
        } catch {
            unsafe unlink(temporary)
            throw error
        }
    }

    /// Writes all bytes to a file.
    static func fill(_ file: OwnedDescriptor, _ bytes: Bytes) throws(SystemError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(file.raw, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
            }
            guard count != -1 || errno != EINTR else { continue }
            guard count >= 0 else { throw SystemError("write") }
            written += count
        }
    }
}
