import Base
import Database
import Glibc
import TestKit

/// What a power cut leaves of a folder: of each file the content of its last sync, under the names of its folder's last
/// sync. The preloaded library has kept both, by inode.
enum PowerCut {
    /// Replaces the folder by what was on disk.
    static func leave(of folder: String, _ copies: String) throws {
        let left = "\(folder)-left"
        try rebuild(folder, inode(of: folder), copies, at: left)
        try Disk.removeFolder(folder)
        try Disk.rename(left, to: folder)
    }

    private static func rebuild(_ folder: String, _ inode: UInt, _ copies: String, at target: String) throws {
        try Disk.makeFolder(target)
        let list = "\(copies)/\(inode).names"
        guard Disk.exists(list) else { return }
        for line in try Disk.text(list).split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 2)
            let path = "\(target)/\(words[2])"
            if words[0] == "d", let inner = UInt(words[1]) {
                try rebuild("\(folder)/\(words[2])", inner, copies, at: path)
            } else if Disk.exists("\(copies)/\(words[1])") {
                try Disk.copy("\(copies)/\(words[1])", to: path)
            } else {
                // Its name was synced, its content never.
                _ = try Disk.open(path, O_WRONLY | O_CREAT)
            }
        }
    }

    /// Takes the folder as it stands as what is on disk, with its new inodes.
    static func begin(with folder: String, _ copies: String) throws {
        for name in try Disk.names(in: copies) { try Disk.remove("\(copies)/\(name)") }
        try keep(folder, copies)
    }

    private static func keep(_ folder: String, _ copies: String) throws {
        var list = ""
        for name in try Disk.names(in: folder) {
            let path = "\(folder)/\(name)"
            let number = try inode(of: path)
            if isFolder(path) {
                list += "d \(number) \(name)\n"
                try keep(path, copies)
            } else {
                list += "f \(number) \(name)\n"
                try Disk.copy(path, to: "\(copies)/\(number)")
            }
        }
        let file = try Disk.open("\(copies)/\(inode(of: folder)).names", O_WRONLY | O_CREAT)
        try Disk.write(Bytes(list.utf8), to: file)
    }

    private static func inode(of path: String) throws -> UInt {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { throw SystemError("stat", path) }
        return facts.st_ino
    }

    private static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }
}
