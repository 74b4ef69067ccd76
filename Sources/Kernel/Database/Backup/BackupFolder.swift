package import Base

/// The folder with the backups of one installation, each in a folder named by its time.
package struct BackupFolder: Sendable {
    package let path: String
    private let withKey: Bool

    package init(_ path: String, withKey: Bool = true) {
        self.path = path
        self.withKey = withKey
    }

    /// Makes a backup; what it is made for becomes part of its name.
    package func make(
        of data: DataFolder, for purpose: String? = nil, program: String, at now: Timestamp = .now
    ) throws -> Backup {
        try Disk.makeFolder(path)
        // A colon has a meaning in the paths of other systems.
        let moment = "\(now)".replacing(":", with: "-")
        let name = purpose.map { "\(moment)-\($0)" } ?? moment
        return try Backup.make(of: data, in: "\(path)/\(name)", program: program, withKey: withKey, at: now)
    }

    /// Every complete backup, the oldest first. One of the future was made when the clock was ahead: it is never the
    /// newest.
    package func all(at now: Timestamp = .now) throws -> [Backup] {
        guard Disk.exists(path) else { return [] }
        let backups = try Disk.names(in: path).filter { Disk.exists("\(path)/\($0)/\(Manifest.name)") }.map {
            try Backup(at: "\(path)/\($0)")
        }
        let isAhead = { (backup: Backup) in backup.manifest.madeAt > now + .seconds(86_400) }
        return backups.filter(isAhead) + backups.filter { !isAhead($0) }
    }

    /// Removes all but the newest, and what was left half made a day ago or earlier.
    package func prune(keeping count: Int, at now: Timestamp = .now) throws {
        for backup in try all(at: now).dropLast(max(1, count)) {
            // The manifest first: a folder that is half removed is no backup.
            try Disk.remove("\(backup.path)/\(Manifest.name)")
            try Disk.removeFolder(backup.path)
        }
        for name in try Disk.names(in: path) where name.wholeMatch(of: /\d{4}-\d\d-\d\dT.*/) != nil {
            let folder = "\(path)/\(name)"
            let isComplete = Disk.exists("\(folder)/\(Manifest.name)")
            if try !isComplete && Disk.isOlder(folder, than: now - .seconds(86_400)) {
                try Disk.removeFolder(folder)
            }
        }
    }

    /// Verifies the newest backup and records the result; returns nil if there is no backup.
    package func proveNewest(_ database: Database, at now: Timestamp = .now) throws -> BackupProof? {
        guard let newest = try all(at: max(now, .now)).last else { return nil }
        let proof: BackupProof
        do {
            try newest.prove()
            let rows = newest.manifest.rows.reduce(0) { $0 + $1.rows }
            let detail = "\(newest.manifest.checksums.count) files and \(rows) rows are as they were"
            proof = BackupProof(at: now, backup: newest.path, isGood: true, detail: detail)
        } catch {
            Log.error("the newest backup is no good", ["backup": "\(newest.path)", "reason": "\(error)"])
            proof = BackupProof(at: now, backup: newest.path, isGood: false, detail: "\(error)")
        }
        try database.write { try proof.record($0) }
        return proof
    }
}

/// The result of opening and checking a backup.
package struct BackupProof: Equatable, Sendable {
    package let at: Timestamp
    package let backup: String
    package let isGood: Bool
    package let detail: String

    /// The last one, other than of a clock that was ahead.
    package static func last(_ reader: Reader, at now: Timestamp = .now) throws -> BackupProof? {
        try reader.first(
            """
            SELECT proved_at, backup, is_good, detail FROM backup_proofs WHERE proved_at <= $1
            ORDER BY proved_at DESC LIMIT 1
            """, [now + .seconds(86_400)]
        ) { row in
            try BackupProof(
                at: row.next(Timestamp.self), backup: row.text(), isGood: row.next(Bool.self), detail: row.text())
        }
    }

    fileprivate func record(_ writer: Writer) throws {
        try writer.run(
            """
            INSERT INTO backup_proofs (proved_at, backup, is_good, detail) VALUES ($1, $2, $3, $4)
            ON CONFLICT (proved_at) DO UPDATE SET
                backup = excluded.backup, is_good = excluded.is_good, detail = excluded.detail
            """, [at, backup, isGood, detail])
    }
}
