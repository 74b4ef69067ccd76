internal import Base
internal import Database

/// `portico backup`: copies everything, as of one moment, into a new folder.
enum BackupCommand {
    static let command = Command(
        name: "backup", summary: "Make a backup, and prove that it is good.", operands: "[TARGET]",
        details: """
            TARGET is a folder that is new or empty; without it, a new one is made in the folder of backups. The portal
            may go on meanwhile. The backup can be checked anywhere with `sha256sum -c MANIFEST`.
            """
    ) { invocation in
        try invocation.expect(0...1, "name one folder at most: portico backup TARGET")
        let configuration = try invocation.configuration()
        guard Disk.exists(configuration.databasePath) else {
            throw DatabaseError(.closed, "there is no database in \(configuration.data) yet: nothing to save")
        }
        let data = try DataFolder(configuration.data)
        let backup =
            if let target = invocation.operands.first {
                try Backup.make(
                    of: data, in: target, program: VersionCommand.version, withKey: configuration.backupKey)
            } else {
                try configuration.backupFolder.make(of: data, program: VersionCommand.version)
            }
        try backup.prove()
        let rows = backup.manifest.rows.reduce(0) { $0 + $1.rows }
        Terminal.say("\(backup.path): \(rows) rows and \(backup.manifest.checksums.count) files, proved good")
        return .success
    }
}
