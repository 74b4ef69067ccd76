internal import Base
internal import Crypto
internal import Database

/// `portico demo`: something to look at.
enum DemoCommand {
    static let command = Command(
        name: "demo", summary: "Fill an empty data folder with a made-up programme.",
        details: """
            The folder then says on every page that it holds demo data, and its people sign in with a password that
            everybody knows: never put real data into it.
            """,
        switches: [
            .init(name: "--scale", value: "SIZE", help: "small: 40 firms, or large: 10,000 with 1,000,000 leads."),
            .init(name: "--if-empty", help: "Do nothing where the folder holds data already."),
        ]
    ) { invocation in
        let configuration = try invocation.configuration()
        let scale = try scale(invocation.switches["--scale"] ?? "small")
        guard try isEmpty(configuration) else {
            if invocation.has("--if-empty") { return .success }
            throw DemoError.notEmpty(configuration.data)
        }
        let start = Clock.monotonic
        try make(scale, configuration)
        Terminal.say("made demo data in \(configuration.data), in \((Clock.monotonic - start) / 1_000_000) ms")
        return .success
    }

    private static func scale(_ word: String) throws -> Demo.Scale {
        switch word {
        case "small": .small
        case "large": .large
        default: throw ConfigurationError(problems: ["--scale is small or large"], isUsage: true)
        }
    }

    private static func isEmpty(_ configuration: Configuration) throws -> Bool {
        guard Disk.exists(configuration.data) else { return true }
        return try Disk.names(in: configuration.data).isEmpty
    }

    /// All of it is one transaction, and much faster where it has room.
    private static var settings: Database.Settings {
        var settings = Database.Settings()
        settings.writeCacheKilobytes = 4_000_000
        settings.isFilling = true
        return settings
    }

    private static func make(_ scale: Demo.Scale, _ configuration: Configuration) throws {
        let hash = try PasswordHasher(configuration).make(DemoSignIn.password)
        let data = try DataFolder(configuration.data)
        let lock = try DataLock(data)
        let before = Log.level
        // One long write with a new schema: nothing worth a log line.
        Log.level = .error
        defer { Log.level = before }
        try withExtendedLifetime(lock) {
            let database = try Database.open(
                data, migrations: Migration.all(in: configuration.migrations), backups: configuration.backupFolder,
                program: VersionCommand.version, settings: settings)
            defer { database.close() }
            try Demo(scale: scale, now: .now, parts: PartList.listed(configuration)).make(in: database, password: hash)
        }
    }
}

extension DemoError: ExitError {
    var exitCode: ExitCode { .failure }
}
