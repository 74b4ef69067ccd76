internal import CLinux
internal import Glibc

/// A file that appears whole and on disk, or not at all.
package enum NewFile {
    /// Writes a file that only this user can read. Returns false if it already exists; it is then unchanged.
    package static func write(_ content: Bytes, to path: String) throws(SystemError) -> Bool {
        var name = Array("\(path).XXXXXX".utf8CString)
        let raw = unsafe mkstemp(&name)
        guard raw >= 0 else { throw SystemError("make file", path) }
        let file = OwnedDescriptor(raw)
        defer { unsafe unlink(name) }
        try fill(file, content, path)
        guard fsync(file.raw) == 0 else { throw SystemError("fsync", path) }
        guard unsafe link(name, path) == 0 else {
            guard errno == EEXIST else { throw SystemError("link", path) }
            return false
        }
        try syncFolder(of: path)
        return true
    }

    private static func fill(_ file: OwnedDescriptor, _ content: Bytes, _ path: String) throws(SystemError) {
        var rest = content[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { bytes in
                unsafe Glibc.write(file.raw, bytes.baseAddress, bytes.count)
            }
            guard count != -1 || errno != EINTR else { continue }
            guard count > 0 else { throw SystemError("write", path) }
            rest = rest.dropFirst(count)
        }
    }

    /// A name is on disk when its folder is.
    private static func syncFolder(of path: String) throws(SystemError) {
        let end = path.lastIndex(of: "/")
        let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let raw = unsafe clinux_open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        guard raw >= 0 else { throw SystemError("open", folder) }
        let descriptor = OwnedDescriptor(raw)
        guard fsync(descriptor.raw) == 0 else { throw SystemError("fsync", folder) }
    }
}
