internal import Base
internal import Database

/// Do the database and the program go together, and is there a backup that would help?
enum DataChecks {
    @Sendable static func database(_ configuration: Configuration) -> Finding {
        do {
            let migrations = try Migration.all(in: configuration.migrations)
            let status = try Migrator(migrations).status(of: configuration.databasePath)
            guard !status.applied.isEmpty else { return .ok("it is made at the first start") }
            guard status.pending.isEmpty else {
                return .ok("the next start brings it up to date, after a backup: \(status.pending.count) to do")
            }
            return .ok("up to date")
        } catch let error as MigrationError {
            return .failure("\(error)", cure: "portico migrate --status")
        } catch let error as DatabaseError where error.kind == .corrupt {
            return .failure("\(error)", cure: "portico restore BACKUP, into an empty folder")
        } catch {
            return .failure("\(error)", cure: "--data names the folder, --migrations the program's SQL files")
        }
    }

    @Sendable static func backup(_ configuration: Configuration) -> Finding {
        guard Disk.exists(configuration.databasePath) else { return .ok("nothing to save yet") }
        do {
            guard let newest = try configuration.backupFolder.all().last else {
                return .warning("there is none in \(configuration.backupFolder.path)", cure: "portico backup")
            }
            let days = (Timestamp.now - newest.manifest.madeAt).milliseconds / 86_400_000
            guard days < 7 else { return .warning("the newest is \(days) days old", cure: "portico backup") }
            return .ok("the newest is of \(newest.manifest.madeAt)")
        } catch {
            return .warning("\(error)", cure: "portico backup")
        }
    }
}
