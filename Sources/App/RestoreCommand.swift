internal import Base
internal import Database

/// `portico restore`: a data folder from a backup.
enum RestoreCommand {
    static let command = Command(
        name: "restore", summary: "Fill an empty data folder from a backup.", operands: "BACKUP",
        details: "The backup is checked before anything of it is used; where it is damaged, the folder stays empty."
    ) { invocation in
        try invocation.expect(1...1, "name the folder of the backup: portico restore BACKUP")
        let path = invocation.operands[0]
        let configuration = try invocation.configuration()
        let backup = try Backup(at: path)
        let data = try DataFolder(configuration.data)
        let lock = try DataLock(data)
        try withExtendedLifetime(lock) {
            try backup.restore(to: data, knowing: Migration.all(in: configuration.migrations))
        }
        Terminal.say("restored \(data.path) from \(path), as of \(backup.manifest.madeAt)")
        if !backup.hasKey, configuration.masterKey == nil {
            Terminal.say(
                "The backup holds no master key. Before the first start, put the one that its portal ran with at "
                    + "\(data.path)/master.key, or give it as --master-key: without it nothing that is sealed opens, "
                    + "such as second factors.")
        }
        return .success
    }
}
