internal import Base
internal import CLinux
internal import Glibc

/// The folder of public files.
struct PublicFolder {
    let root: String

    init(_ path: String) throws(SystemError) {
        guard let resolved = PublicFolder.resolve(path) else { throw SystemError("open", path) }
        root = resolved
    }

    /// The files below, by name relative to the folder, and where each really is. Names that begin with a dot are not
    /// seen, links to folders are not followed, and links to files only as long as they stay inside.
    func scan() throws(SystemError) -> [String: String] {
        var files: [String: String] = [:]
        var folders = [""]
        while let folder = folders.popLast() {
            for entry in try PublicFolder.entries(of: root + folder) where !entry.hasPrefix(".") {
                let name = "\(folder)/\(entry)"
                if !entry.utf8.allSatisfy(\.isPlainInAddress) {
                    leaveOut(name, "its name holds more than letters and digits of ASCII and . - _ ~ @ +")
                } else if PublicFolder.mode(root + name).isFolder {
                    folders.append(name)
                } else if let file = realFile(root + name) {
                    files[String(name.dropFirst())] = file
                } else {
                    leaveOut(name, "it is no regular file below the folder")
                }
            }
        }
        return files
    }

    private func leaveOut(_ name: String, _ cause: String) {
        Log.warning("a public file is left out", ["file": "\(root)\(name)", "cause": "\(cause)"])
    }

    /// The real path of a file; nil unless it is a regular file below the folder.
    private func realFile(_ path: String) -> String? {
        guard let real = PublicFolder.resolve(path), real.hasPrefix(root + "/") else { return nil }
        return PublicFolder.mode(real).isFile ? real : nil
    }

    private static func resolve(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    private static func mode(_ path: String) -> mode_t {
        var facts = stat()
        return unsafe lstat(path, &facts) == 0 ? facts.st_mode : 0
    }

    private static func entries(of path: String) throws(SystemError) -> [String] {
        guard let folder = unsafe opendir(path) else { throw SystemError("opendir", path) }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            unsafe names.append(String(cString: clinux_entry_name(entry)))
        }
        return names.sorted()
    }
}

extension mode_t {
    fileprivate var isFolder: Bool { clinux_is_folder(self) != 0 }
    fileprivate var isFile: Bool { clinux_is_file(self) != 0 }
}

extension UInt8 {
    fileprivate var isPlainInAddress: Bool {
        switch self {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "@"),
            UInt8(ascii: "+"):
            true
        default: isDigit || lowercased &- UInt8(ascii: "a") < 26
        }
    }
}
