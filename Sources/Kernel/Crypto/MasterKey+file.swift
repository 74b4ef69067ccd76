package import Base
internal import Glibc

extension MasterKey {
    /// The key of the options, or that of the file; where there is neither, a new one is made and kept in the file.
    package static func load(given: Bytes?, file path: String) throws -> MasterKey {
        let kept = try read(path)
        guard let given else { return try kept ?? create(path) }
        let key = try MasterKey(given)
        guard kept == nil || kept == key else {
            throw CryptoError(
                "master-key is not the key in \(path): what that one sealed would not open. Leave out one of the two")
        }
        return key
    }

    private static func read(_ path: String) throws -> MasterKey? {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else {
            guard errno == ENOENT else { throw SystemError("read", path) }
            return nil
        }
        guard facts.st_mode & 0o077 == 0 else {
            throw CryptoError("\(path) is open to others on this machine: close it with `chmod 600 \(path)`")
        }
        guard let bytes = Bytes(hexadecimal: try TextFile.read(path).trimmed), let key = try? MasterKey(bytes) else {
            throw CryptoError(
                "\(path) holds no master key, which is \(2 * size) hexadecimal digits: put it back from a backup")
        }
        return key
    }

    private static func create(_ path: String) throws -> MasterKey {
        let text = try SecureRandom.bytes(size).hexadecimal + "\n"
        // If another process was faster, its key is used.
        _ = try NewFile.write(Bytes(text.utf8), to: path)
        guard let key = try read(path) else { throw SystemError("read", path, code: ENOENT) }
        return key
    }
}
