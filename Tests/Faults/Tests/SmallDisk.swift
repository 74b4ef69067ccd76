import Base
import Database
import Glibc
import TestKit

/// A small file system in memory, where the machine lets us mount one.
final class SmallDisk {
    private let folder: TemporaryFolder
    let path: String

    init?(kilobytes: Int) {
        guard let folder = try? TemporaryFolder() else { return nil }
        self.folder = folder
        path = "\(folder.path)/disk"
        guard (try? Disk.makeFolder(path)) != nil, unsafe mount("none", path, "tmpfs", 0, "size=\(kilobytes)k") == 0
        else { return nil }
    }

    /// Makes it larger.
    func makeRoom() throws {
        guard unsafe mount("none", path, "tmpfs", UInt(MS_REMOUNT), "size=100000k") == 0 else {
            throw SystemError("mount", path)
        }
    }

    func makeReadOnly() throws {
        guard unsafe mount("none", path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0 else {
            throw SystemError("mount", path)
        }
    }

    deinit {
        unsafe umount2(path, Int32(MNT_DETACH))
    }
}
