internal import Base
internal import Glibc

extension Disk {
    /// Gives a file that never changes a second name, or copies it where that cannot be.
    package static func linkOrCopy(_ source: String, to target: String) throws {
        if unsafe link(source, target) == 0 { return }
        guard [EXDEV, EPERM, EMLINK, EOPNOTSUPP].contains(errno) else { throw SystemError("link", target) }
        try copy(source, to: target)
    }

    /// Copies a file to a new one, and brings it to disk.
    package static func copy(_ source: String, to target: String) throws {
        let copy = try open(target, O_WRONLY | O_CREAT | O_EXCL)
        try read(open(source, O_RDONLY)) { try write($0, to: copy) }
        try sync(copy)
    }

    /// A text file of any length.
    package static func text(_ path: String) throws -> String {
        var bytes = Bytes()
        try read(open(path, O_RDONLY)) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
