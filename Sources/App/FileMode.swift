internal import Glibc

/// The type and permissions of a file.
struct FileMode {
    private let bits: mode_t

    /// nil where there is nothing.
    static func of(_ path: String) -> FileMode? {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 ? FileMode(bits: facts.st_mode) : nil
    }

    var isFolder: Bool { bits & S_IFMT == S_IFDIR }
    var isOpenToOthers: Bool { bits & 0o077 != 0 }
}
