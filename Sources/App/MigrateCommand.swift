internal import Base
internal import Database

/// `portico migrate`: the schema of the database.
enum MigrateCommand {
    static let command = Command(
        name: "migrate", summary: "Bring the database up to date.",
        details: "`portico serve` does the same by itself when it starts. There is a backup before anything changes.",
        switches: [
            .init(name: "--status", help: "Only say what was done, and what is to do."),
            .init(name: "--dry-run", help: "Only try it, on the real data, and take it back."),
        ]
    ) { invocation in
        let configuration = try invocation.configuration()
        let migrations = try Migration.all(in: configuration.migrations)
        if invocation.has("--status") {
            Terminal.say(status(try Migrator(migrations).status(of: configuration.databasePath)))
        } else if invocation.has("--dry-run") {
            let path = Disk.exists(configuration.databasePath) ? configuration.databasePath : ":memory:"
            Terminal.say(try Migrator(migrations).rehearse(path).map { "would do \($0.name)" }, else: "nothing to do")
        } else {
            let data = try DataFolder(configuration.data)
            let lock = try DataLock(data)
            try withExtendedLifetime(lock) { try migrate(data, migrations, configuration) }
        }
        return .success
    }

    private static func migrate(
        _ data: DataFolder, _ migrations: [Migration], _ configuration: Configuration
    ) throws {
        let pending = try Migrator(migrations).status(of: data.database).pending
        try Database.open(
            data, migrations: migrations, backups: configuration.backupFolder, program: VersionCommand.version
        ).close()
        Terminal.say(pending.map { "did \($0.name)" }, else: "nothing to do")
    }

    static func status(_ status: Migrator.Status) -> String {
        Terminal.columns(
            status.applied.map { [$0.name, "done \($0.at)"] } + status.pending.map { [$0.name, "to do"] })
    }
}

extension Configuration {
    var databasePath: String { "\(self.data)/portico.db" }
    var backupFolder: BackupFolder { BackupFolder(self.backups ?? "\(self.data)/backups", withKey: self.backupKey) }
}

extension Terminal {
    fileprivate static func say(_ lines: [String], else nothing: String) {
        say(lines.isEmpty ? nothing : lines.joined(separator: "\n"))
    }
}
