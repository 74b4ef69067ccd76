internal import Base
internal import Database
internal import Web

/// What `/metrics` tells of the work behind the answers: what the parts tell, backups and the disk.
enum Gauges {
    /// Nothing where the database does not answer: `/readyz` says that.
    static func all(
        _ database: Database, _ parts: Parts, _ folder: BackupFolder, disk: String, at now: Timestamp
    ) -> [Gauge] {
        let found = try? database.read { try parts.gauges($0, at: now) }
        let damage = Gauge(
            "portico_database_damaged", database.damage == nil ? 0 : 1, "Whether only a restored backup helps.")
        let newest = (try? folder.all(at: now))?.last?.manifest.madeAt
        let backup = newest.map { moment in
            let age = max(0, Int((now - moment).milliseconds / 1_000))
            return Gauge("portico_backup_age_seconds", age, "Since the newest backup was made.")
        }
        let free = Disk.free(disk).map { Gauge("portico_disk_free_bytes", $0, "Room for the data folder.") }
        return (found ?? []) + [damage, backup, free].compactMap(\.self)
    }
}
