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

    private static let cure = "stop Portico, then portico restore BACKUP --data NEWFOLDER"

    @Sendable static func quick(_ configuration: Configuration) -> Finding { integrity(configuration, quickly: true) }
    @Sendable static func whole(_ configuration: Configuration) -> Finding { integrity(configuration, quickly: false) }

    private static func integrity(_ configuration: Configuration, quickly: Bool) -> Finding {
        guard Disk.exists(configuration.databasePath) else { return .ok("there is none yet") }
        do {
            let damages = try Database.damages(at: configuration.databasePath, quickly: quickly)
            guard let first = damages.first else {
                return .ok(quickly ? "not damaged; --whole looks at indexes and references, too" : "not damaged")
            }
            return .failure("the database is damaged: \(first)", cure: cure)
        } catch let error as DatabaseError where error.kind == .corrupt {
            return .failure("the database is damaged: \(error)", cure: cure)
        } catch {
            return .warning("\(error)", cure: "portico doctor, as the user that Portico runs as")
        }
    }

    /// Whether requests came through a proxy that is not trusted.
    @Sendable static func proxies(_ configuration: Configuration) -> Finding {
        guard Disk.exists(configuration.databasePath) else { return .ok("no requests yet") }
        do {
            let database = try Database(at: configuration.databasePath)
            defer { database.close() }
            guard let proxy = try database.read(ProxyWatch.last),
                !configuration.trustedProxies.contains(where: { $0.contains(proxy) })
            else { return .ok("none speaks for others without being trusted") }
            return .warning(
                "requests came through \(proxy), which is not trusted: all behind it count as one visitor",
                cure: "set --trusted-proxies \(proxy)")
        } catch {
            return .warning("\(error)", cure: "portico migrate")
        }
    }

    /// What came of opening the newest backup at night.
    @Sendable static func proof(_ configuration: Configuration) -> Finding {
        guard Disk.exists(configuration.databasePath) else { return .ok("nothing to save yet") }
        do {
            let database = try Database(at: configuration.databasePath)
            defer { database.close() }
            guard let proof = try database.read({ try BackupProof.last($0) }) else {
                return .ok("no backup was proved yet")
            }
            guard proof.isGood else {
                return .failure(
                    "\(proof.backup) is no good: \(proof.detail)", cure: "portico doctor --whole, then portico backup")
            }
            return .ok("the newest backup was good at \(proof.at)")
        } catch {
            return .warning("\(error)", cure: "portico migrate")
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
