internal import Base
internal import Database

/// `portico restore`: a data folder from a backup.
enum RestoreCommand {
    static let command = Command(
        name: "restore", summary: "Fill an empty data folder from a backup.", operands: "BACKUP",
        details: "The backup is checked before anything of it is used; where it is damaged, the folder stays empty."
    ) { invocation in
        guard let path = invocation.operands.first else {
            throw ConfigurationError(problems: ["name the folder of the backup: portico restore BACKUP"], isUsage: true)
        }
        let configuration = try invocation.configuration()
        let backup = try Backup(at: path)
        let data = try DataFolder(configuration.data)
        let lock = try DataLock(data)
        try withExtendedLifetime(lock) {
            try backup.restore(to: data, knowing: Migration.all(in: configuration.migrations))
        }
        Terminal.say("restored \(data.path) from \(path), as of \(backup.manifest.madeAt)")
        return .success
    }
}
