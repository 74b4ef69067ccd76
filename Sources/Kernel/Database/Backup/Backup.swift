package import Base
internal import Crypto
internal import Glibc

/// A complete copy in a new folder: the database as of one moment, and every file it refers to.
package struct Backup: Sendable {
    package let path: String
    package let manifest: Manifest

    private static let database = "portico.db"
    /// The key that secrets in the database are sealed with; without it they would be lost. It is only there where the
    /// key is not given from outside.
    private static let key = "master.key"

    /// Makes a backup while everything goes on. The folder must be new, or empty. Without the key, whoever finds the backup
    /// cannot open what is sealed in it, and a restore needs the key from elsewhere.
    package static func make(
        of data: DataFolder, in path: String, program: String, withKey: Bool = true, at now: Timestamp = .now
    ) throws -> Backup {
        try Disk.makeFolder(path)
        guard try Disk.names(in: path).isEmpty else { throw BackupError.notEmpty(path) }
        do {
            return try fill(path, from: data, program, withKey: withKey, now)
        } catch {
            // Remove an incomplete backup, above all on a full disk.
            try? Disk.removeFolder(path)
            throw error
        }
    }

    private static func fill(
        _ path: String, from data: DataFolder, _ program: String, withKey: Bool, _ now: Timestamp
    ) throws -> Backup {
        let source = try Connection(data.database, .readOnly)
        // Counts, names of files and the copy itself are all of this moment.
        try source.control("BEGIN")
        let rows = try source.rowCounts()
        let schema = try source.schemaNumber()
        let hashes = try source.fileHashes()
        let auditHead = try source.auditHead()
        try source.copy(to: "\(path)/\(database)")
        source.close()
        let files = try hashes.filter { try copy($0, of: data, to: path) }
        let hasKey = withKey && Disk.exists("\(data.path)/\(key)")
        if hasKey { try Disk.copy("\(data.path)/\(key)", to: "\(path)/\(key)") }
        let checksums =
            try ([database] + (hasKey ? [key] : [])).map { ($0, try sha256(of: "\(path)/\($0)")) }
            + files.map { (place($0), $0.text) }
        let manifest = Manifest(
            madeAt: now, program: program, schema: schema, rows: rows, auditHead: auditHead, checksums: checksums)
        try write(manifest, in: path)
        return Backup(path: path, manifest: manifest)
    }

    private init(path: String, manifest: Manifest) {
        self.path = path
        self.manifest = manifest
    }

    /// Opens a backup that was made before; its content is not looked at yet.
    package init(at path: String) throws {
        let file = "\(path)/\(Manifest.name)"
        guard Disk.exists(file), let manifest = try Manifest(Disk.text(file)) else { throw BackupError.noBackup(path) }
        self.init(path: path, manifest: manifest)
    }

    /// Whether the key is in it that secrets in its database are sealed with.
    package var hasKey: Bool { manifest.checksums.contains { $0.path == Self.key } }

    private static func place(_ hash: FileHash) -> String {
        "files/\(hash.text.prefix(2))/\(hash.text)"
    }

    /// False where the file is not there, which a backup cannot cure: the rest is saved all the same.
    private static func copy(_ hash: FileHash, of data: DataFolder, to path: String) throws -> Bool {
        let source = "\(data.path)/\(place(hash))"
        guard Disk.exists(source) else {
            Log.error("a file that the database names is not there", ["file": "\(hash)"])
            return false
        }
        try Disk.makeFolder("\(path)/files")
        try Disk.makeFolder("\(path)/files/\(hash.text.prefix(2))")
        try Disk.linkOrCopy(source, to: "\(path)/\(place(hash))")
        return true
    }

    private static func write(_ manifest: Manifest, in path: String) throws {
        let files = "\(path)/files"
        if Disk.exists(files) {
            for branch in try Disk.names(in: files) { try Disk.syncFolder("\(files)/\(branch)") }
            try Disk.syncFolder(files)
        }
        let draft = "\(path)/\(Manifest.name).draft"
        let file = try Disk.open(draft, O_WRONLY | O_CREAT | O_EXCL)
        try Disk.write(Bytes(manifest.text.utf8), to: file)
        try Disk.sync(file)
        try Disk.rename(draft, to: "\(path)/\(Manifest.name)")
        try Disk.syncFolder(path)
    }

    static func sha256(of path: String) throws -> String {
        let digest = try SHA256Stream()
        try Disk.read(Disk.open(path, O_RDONLY)) { try digest.update($0) }
        return try digest.finish().hexadecimal
    }

    // MARK: Proving

    /// Looks at everything: checksums, the inside of the database, its references and counts.
    package func prove() throws {
        for (file, sha256) in manifest.checksums {
            guard Disk.exists("\(path)/\(file)"), try Self.sha256(of: "\(path)/\(file)") == sha256 else {
                throw BackupError.damaged(path, "\(file) is not there, or not what it was")
            }
        }
        try prove(Connection("\(path)/\(Self.database)", .readOnly))
    }

    private func prove(_ connection: Connection) throws {
        if let damage = try connection.damages().first {
            throw BackupError.damaged(path, "the database: \(damage)")
        }
        if let reference = try connection.brokenReferences().first {
            throw BackupError.damaged(path, "rows point nowhere: \(reference)")
        }
        guard try connection.rowCounts() == manifest.rows else {
            throw BackupError.damaged(path, "the tables do not have as many rows as they had")
        }
    }

    // MARK: Restoring

    /// Fills an empty data folder. Everything is checked first; where something is wrong, the folder stays empty.
    package func restore(to data: DataFolder, knowing migrations: [Migration]) throws {
        let others = try Disk.names(in: data.path).filter { $0 != "lock" && $0 != "lost+found" }
        guard others.isEmpty else { throw BackupError.notEmpty(data.path) }
        guard manifest.schema <= migrations.last?.number ?? 0 else {
            throw MigrationError.databaseIsNewer(
                has: "migration \(manifest.schema)", knows: migrations.last.map { "migration \($0.number)" })
        }
        let draft = "\(data.path)/restoring"
        do {
            try copyAll(to: draft)
            try prove(Connection("\(draft)/\(Self.database)", .readOnly))
            if Disk.exists("\(draft)/files") { try Disk.rename("\(draft)/files", to: data.files) }
            if Disk.exists("\(draft)/\(Self.key)") {
                try Disk.rename("\(draft)/\(Self.key)", to: "\(data.path)/\(Self.key)")
            }
            try Disk.syncFolder(data.path)
            try Disk.rename("\(draft)/\(Self.database)", to: data.database)
            try Disk.removeFolder(draft)
            try Disk.syncFolder(data.path)
        } catch {
            try? Disk.removeFolder(draft)
            throw error
        }
    }

    private func copyAll(to draft: String) throws {
        try Disk.makeFolder(draft)
        for (file, sha256) in manifest.checksums {
            var folder = draft
            for name in file.split(separator: "/").dropLast() {
                folder += "/\(name)"
                try Disk.makeFolder(folder)
            }
            try Disk.copy("\(path)/\(file)", to: "\(draft)/\(file)")
            guard try Self.sha256(of: "\(draft)/\(file)") == sha256 else {
                throw BackupError.damaged(path, "\(file) is not what it was")
            }
            try Disk.syncFolder(folder)
        }
        try Disk.syncFolder(draft)
    }
}

package enum BackupError: Error, Equatable, CustomStringConvertible {
    case notEmpty(String)
    case noBackup(String)
    case damaged(String, String)

    package var description: String {
        switch self {
        case .notEmpty(let path): "the folder \(path) is not empty: name a new one"
        case .noBackup(let path): "the folder \(path) holds no complete backup: it has no good \(Manifest.name)"
        case .damaged(let path, let reason): "the backup \(path) is damaged: \(reason)"
        }
    }
}

extension Connection {
    fileprivate func schemaNumber() throws -> Int {
        var number = 0
        try run("SELECT COALESCE(MAX(number), 0) FROM migrations", []) { row in
            number = try row.next()
            return true
        }
        return number
    }

    fileprivate func fileHashes() throws -> [FileHash] {
        var hashes: [FileHash] = []
        try run("SELECT hash FROM files WHERE uses > 0 ORDER BY hash", []) { row in
            hashes.append(try row.next())
            return true
        }
        return hashes
    }
}
