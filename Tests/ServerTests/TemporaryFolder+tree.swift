import Base
import CLinux
import Glibc
import TestKit

extension TemporaryFolder {
    /// A folder of texts by name; folders in a name are made.
    convenience init(_ files: [String: String]) throws {
        try self.init()
        for (name, text) in files {
            try write(name, Bytes(text.utf8))
        }
    }

    func write(_ name: String, _ bytes: Bytes) throws {
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/\(part)"
            guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw SystemError("mkdir", folder) }
        }
        guard let file = unsafe fopen("\(path)/\(name)", "w") else { throw SystemError("fopen", name) }
        defer { unsafe fclose(file) }
        guard unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw SystemError("fwrite", name) }
    }

    func link(_ name: String, to target: String) throws {
        guard unsafe symlink(target, "\(path)/\(name)") == 0 else { throw SystemError("symlink", name) }
    }

    func pipe(_ name: String) throws {
        guard unsafe mkfifo("\(path)/\(name)", 0o600) == 0 else { throw SystemError("mkfifo", name) }
    }

    func delete(_ name: String) throws {
        guard unsafe unlink("\(path)/\(name)") == 0 else { throw SystemError("unlink", name) }
    }

    /// The names in a folder below.
    func names(in name: String) throws -> [String] {
        guard let folder = unsafe opendir("\(path)/\(name)") else { throw SystemError("opendir", name) }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            unsafe names.append(String(cString: clinux_entry_name(entry)))
        }
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }
}
