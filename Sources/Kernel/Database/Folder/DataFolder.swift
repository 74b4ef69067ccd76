internal import Base
internal import Glibc

/// The folder that holds all data of Portico.
package struct DataFolder: Sendable {
    package let path: String

    /// Uses the folder, and makes it where it is not there.
    package init(_ path: String) throws {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        try Disk.makeFolder(self.path)
        guard unsafe access(self.path, W_OK | X_OK) == 0 else {
            let reason = SystemError("access", self.path)
            throw DatabaseError(
                .readOnly,
                "the data folder \(self.path) cannot be written to: \(reason). Give it to the user that "
                    + "Portico runs as, or name another one")
        }
    }

    package var database: String { "\(path)/portico.db" }
    package var files: String { "\(path)/files" }
    package var backups: String { "\(path)/backups" }
    var lock: String { "\(path)/lock" }
}
