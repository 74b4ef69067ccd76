internal import Base
internal import Glibc

/// The files of a folder of templates, and what tells that one of them was changed.
struct TemplateFolder {
    struct Stamp: Equatable {
        let modified: timespec
        let size: Int

        static func == (left: Stamp, right: Stamp) -> Bool {
            left.modified.tv_sec == right.modified.tv_sec && left.modified.tv_nsec == right.modified.tv_nsec
                && left.size == right.size
        }
    }

    let path: String
    private let endings: [String]
    /// By the path within the folder.
    private(set) var stamps: [String: Stamp] = [:]

    init(_ path: String, endings: [String] = [".html", ".txt", ".po"]) throws(SystemError) {
        self.path = path
        self.endings = endings
        try list("")
    }

    private mutating func list(_ prefix: String) throws(SystemError) {
        let folder = "\(path)/\(prefix)"
        guard let entries = unsafe opendir(folder) else { throw SystemError("opendir", folder) }
        defer { unsafe closedir(entries) }
        while let entry = unsafe readdir(entries) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { name in
                unsafe String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
            }
            var status = stat()
            guard !name.hasPrefix("."), unsafe stat(folder + name, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                try list(prefix + name + "/")
            } else if endings.contains(where: name.hasSuffix) {
                stamps[prefix + name] = Stamp(modified: status.st_mtim, size: Int(status.st_size))
            }
        }
    }

    func read() throws(SystemError) -> [String: Bytes] {
        var files: [String: Bytes] = [:]
        for name in stamps.keys {
            files[name] = try TextFile.bytes("\(path)/\(name)")
        }
        return files
    }
}
