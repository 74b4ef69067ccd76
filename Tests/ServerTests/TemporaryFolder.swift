import Base
import CLinux
import Glibc

/// A folder of files that is gone with its last owner.
final class TemporaryFolder {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        var template = Array("/tmp/portico-test-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw SystemError("mkdtemp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        for (name, text) in files {
            try write(name, Bytes(text.utf8))
        }
    }

    deinit {
        TemporaryFolder.remove(path)
    }

    /// `remove` deletes files and links as well as empty folders; what is left is a folder with something in it.
    private static func remove(_ path: String) {
        guard unsafe Glibc.remove(path) != 0 else { return }
        for name in (try? names(at: path)) ?? [] where name != "." && name != ".." {
            remove("\(path)/\(name)")
        }
        unsafe rmdir(path)
    }

    func write(_ name: String, _ bytes: Bytes) throws {
        let folders = name.split(separator: "/").dropLast()
        var folder = path
        for part in folders {
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
        try TemporaryFolder.names(at: "\(path)/\(name)").filter { !$0.hasPrefix(".") }.sorted()
    }

    private static func names(at path: String) throws -> [String] {
        guard let folder = unsafe opendir(path) else { throw SystemError("opendir", path) }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            unsafe names.append(String(cString: clinux_entry_name(entry)))
        }
        return names
    }
}
