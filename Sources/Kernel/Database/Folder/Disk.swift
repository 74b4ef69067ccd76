package import Base
internal import CLinux
internal import Glibc

/// File system operations of the data folder. A new name is durable only once its folder was synced.
package enum Disk {
    /// Makes a folder, if it is not there, for this user alone.
    package static func makeFolder(_ path: String) throws(SystemError) {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw SystemError("mkdir", path) }
    }

    package static func open(
        _ path: String, _ flags: Int32, mode: UInt32 = 0o600
    ) throws(SystemError) -> OwnedDescriptor {
        let descriptor = unsafe clinux_open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw SystemError("open", path) }
        return OwnedDescriptor(descriptor)
    }

    package static func syncFolder(_ path: String) throws(SystemError) {
        let folder = try open(path, O_RDONLY | O_DIRECTORY)
        guard fsync(folder.raw) == 0 else { throw SystemError("fsync", path) }
    }

    package static func exists(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0
    }

    /// The bytes that this user may still write; nil if the system does not report it.
    package static func free(_ path: String) -> Int? {
        var facts = statvfs()
        guard unsafe statvfs(path, &facts) == 0 else { return nil }
        return Int(facts.f_bavail) * Int(facts.f_frsize)
    }

    package static func size(_ path: String) throws(SystemError) -> Int64 {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { throw SystemError("stat", path) }
        return Int64(facts.st_size)
    }

    /// Whether a file was written before a moment; false if it no longer exists.
    package static func isOlder(_ path: String, than moment: Timestamp) throws(SystemError) -> Bool {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else {
            guard errno == ENOENT else { throw SystemError("stat", path) }
            return false
        }
        return Int64(facts.st_mtim.tv_sec) * 1000 + Int64(facts.st_mtim.tv_nsec) / 1_000_000 < moment.milliseconds
    }

    /// The names in a folder, sorted, without `.` and `..`.
    package static func names(in path: String) throws(SystemError) -> [String] {
        guard let folder = unsafe opendir(path) else { throw SystemError("opendir", path) }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe String(cString: clinux_entry_name(entry))
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    package static func rename(_ path: String, to target: String) throws(SystemError) {
        guard unsafe Glibc.rename(path, target) == 0 else { throw SystemError("rename", path) }
    }

    /// Removes a file; one that is not there is fine.
    package static func remove(_ path: String) throws(SystemError) {
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw SystemError("unlink", path) }
    }

    /// Removes a folder and what is in it; one that is not there is fine.
    package static func removeFolder(_ path: String) throws(SystemError) {
        guard exists(path) else { return }
        for name in try names(in: path) {
            let inner = "\(path)/\(name)"
            if unsafe unlink(inner) != 0 {
                guard errno == EISDIR else { throw SystemError("unlink", inner) }
                try removeFolder(inner)
            }
        }
        guard unsafe rmdir(path) == 0 else { throw SystemError("rmdir", path) }
    }

    package static func write(_ bytes: Bytes, to descriptor: OwnedDescriptor) throws(SystemError) {
        var done = 0
        while done < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { bytes in
                unsafe Glibc.write(descriptor.raw, bytes.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw SystemError("write") }
            done += written
        }
    }

    package static func sync(_ descriptor: OwnedDescriptor) throws(SystemError) {
        guard fsync(descriptor.raw) == 0 else { throw SystemError("fsync") }
    }

    /// Reads a file piece by piece from its beginning, independent of other readers of the descriptor.
    package static func read(_ descriptor: OwnedDescriptor, _ body: (Bytes) throws -> Void) throws {
        var offset = 0
        while true {
            var count = 0
            let piece = unsafe Bytes(unsafeUninitializedCapacity: 1 << 18) { buffer, filled in
                count = unsafe pread(descriptor.raw, buffer.baseAddress, buffer.count, off_t(offset))
                filled = max(0, count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw SystemError("pread") }
            guard count > 0 else { return }
            try body(piece)
            offset += count
        }
    }
}
