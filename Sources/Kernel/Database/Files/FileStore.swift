package import Base
internal import Crypto
internal import Glibc

/// The files that people have brought, each once, under the name of its SHA-256.
///
/// First `put` brings the content to disk, then a write that says what the file is for calls `keep`. Content that
/// nobody keeps, or no longer, is swept away after a while.
package struct FileStore: Sendable {
    private let folder: String

    /// 256 folders, so that none of them gets too long.
    package init(_ data: DataFolder) throws {
        folder = data.files
        // It is made when all others are on disk.
        guard !Disk.exists(waiting) else { return }
        try Disk.makeFolder(folder)
        for number in 0...255 {
            try Disk.makeFolder("\(folder)/\([UInt8(number)].hexadecimal)")
        }
        try Disk.syncFolder(folder)
        try Disk.syncFolder(data.path)
        try Disk.makeFolder(waiting)
    }

    /// The folder for files being written.
    private var waiting: String { "\(folder)/waiting" }

    package func path(of hash: FileHash) -> String {
        "\(folder)/\(hash.text.prefix(2))/\(hash.text)"
    }

    package func open(_ hash: FileHash) throws -> OwnedDescriptor {
        try Disk.open(path(of: hash), O_RDONLY)
    }

    /// Brings content to disk.
    package func put(_ content: Bytes) throws -> StoredFile {
        try put { try $0(content) }
    }

    /// Brings a copy of an open file to disk, from its beginning.
    package func put(_ file: OwnedDescriptor) throws -> StoredFile {
        try put { try Disk.read(file, $0) }
    }

    private func put(_ pieces: ((Bytes) throws -> Void) throws -> Void) throws -> StoredFile {
        let draft = "\(waiting)/\(ID<Draft>.make())"
        do {
            let file = try Disk.open(draft, O_WRONLY | O_CREAT | O_EXCL)
            let digest = try SHA256Stream()
            var size: Int64 = 0
            try pieces { piece in
                try digest.update(piece)
                size += Int64(piece.count)
                try Disk.write(piece, to: file)
            }
            try Disk.sync(file)
            let stored = StoredFile(hash: FileHash(digest: try digest.finish()), size: size)
            let path = path(of: stored.hash)
            // Content that is there already gets a new date with the new file, so that no sweep takes it away.
            try Disk.rename(draft, to: path)
            try Disk.syncFolder("\(folder)/\(stored.hash.text.prefix(2))")
            return stored
        } catch {
            try? Disk.remove(draft)
            guard let error = error as? SystemError, let kind = DatabaseError.Kind(errno: error.code) else {
                throw error
            }
            throw DatabaseError(kind, "the file cannot be kept: \(error)")
        }
    }

    private enum Draft: Identified {
        static let idPrefix = "draft"
    }

    // MARK: Who needs a file

    /// Notes one more use of a file, in the write that makes it so.
    package func keep(_ file: StoredFile, _ writer: Writer) throws {
        // A sweep takes files away inside a write, so what is there now stays.
        guard Disk.exists(path(of: file.hash)) else {
            throw DatabaseError(.other, "the file \(file.hash) was swept away before anybody kept it: put it again")
        }
        try writer.run(
            """
            INSERT INTO files (hash, size, uses) VALUES ($1, $2, 1)
            ON CONFLICT (hash) DO UPDATE SET uses = files.uses + 1, unused_since = NULL
            """, [file.hash, file.size])
    }

    /// Notes one use less.
    package func release(_ hash: FileHash, at now: Timestamp = .now, _ writer: Writer) throws {
        try writer.run(
            """
            UPDATE files SET uses = uses - 1, unused_since = CASE WHEN uses = 1 THEN $2 END WHERE hash = $1
            """, [hash, now])
    }

    /// The size of a file in use.
    package func size(of hash: FileHash, _ reader: Reader) throws -> Int64? {
        try reader.value("SELECT size FROM files WHERE hash = $1", [hash])
    }

    // MARK: Sweeping

    /// Deletes files unused for a day; returns their number.
    package func sweep(_ database: Database, at now: Timestamp = .now) throws -> Int {
        let limit = now - .seconds(86_400)
        return try sweepUnused(database, before: limit) + sweepOrphans(database, before: limit)
    }

    private func sweepUnused(_ database: Database, before limit: Timestamp) throws -> Int {
        let unused = try database.read { reader in
            try reader.all("SELECT hash FROM files WHERE unused_since <= $1", [limit]) {
                try $0.next(FileHash.self)
            }
        }
        for hash in unused {
            try database.write { writer in
                let isGone =
                    try writer.run("DELETE FROM files WHERE hash = $1 AND unused_since <= $2", [hash, limit]) == 1
                if isGone { try Disk.remove(path(of: hash)) }
            }
        }
        return unused.count
    }

    /// Files that were never kept or never completed.
    private func sweepOrphans(_ database: Database, before limit: Timestamp) throws -> Int {
        var count = 0
        for branch in try Disk.names(in: folder) {
            for name in try Disk.names(in: "\(folder)/\(branch)") {
                let path = "\(folder)/\(branch)/\(name)"
                guard try Disk.isOlder(path, than: limit), try isOrphan(name, database) else { continue }
                count += try database.write { writer in
                    guard try !isKept(name, writer), try Disk.isOlder(path, than: limit) else { return 0 }
                    try Disk.remove(path)
                    return 1
                }
            }
        }
        return count
    }

    private func isOrphan(_ name: String, _ database: Database) throws -> Bool {
        try database.read { try !isKept(name, $0) }
    }

    private func isKept(_ name: String, _ reader: Reader) throws -> Bool {
        try reader.exists("SELECT 1 FROM files WHERE hash = $1", [name])
    }
}
