package import Base
internal import CLinux
internal import Glibc

/// The right to use a data folder, which one installation has at a time.
///
/// The lock belongs to the open file, not to a process: who inherits the descriptor holds it too. So the supervisor
/// takes the lock and hands its descriptor to the server that it starts; while an upgrade is under way, the old server
/// and the new one hold it together, and a stranger still cannot get in. It is free when the last of them has ended,
/// however it ended.
package struct DataLock: Sendable {
    package let descriptor: OwnedDescriptor

    /// Takes the lock, or says who has it.
    package init(_ folder: DataFolder) throws {
        descriptor = try Disk.open(folder.lock, O_RDWR | O_CREAT)
        guard flock(descriptor.raw, LOCK_EX | LOCK_NB) == 0 else {
            guard errno == EWOULDBLOCK else { throw SystemError("flock", folder.lock) }
            let holder = try? TextFile.read(folder.lock)
            throw DatabaseError(
                .busy,
                "the data folder \(folder.path) is in use by another Portico"
                    + (holder.map { " (process \($0.prefix { $0 != "\n" }))" } ?? ""))
        }
        guard ftruncate(descriptor.raw, 0) == 0 else { throw SystemError("ftruncate", folder.lock) }
        try Disk.write(Bytes("\(getpid())\n".utf8), to: descriptor)
    }

    /// Goes on with the lock that the parent process took.
    package init(inherited number: Int32, _ folder: DataFolder) throws {
        var own = stat()
        var file = stat()
        guard unsafe fstat(number, &own) == 0, unsafe stat(folder.lock, &file) == 0, own.st_ino == file.st_ino,
            own.st_dev == file.st_dev, flock(number, LOCK_EX | LOCK_NB) == 0
        else {
            throw DatabaseError(.misuse, "the descriptor \(number) is not the lock of the data folder \(folder.path)")
        }
        guard clinux_fcntl(number, F_SETFD, FD_CLOEXEC) == 0 else { throw SystemError("fcntl", folder.lock) }
        descriptor = OwnedDescriptor(number)
    }
}
