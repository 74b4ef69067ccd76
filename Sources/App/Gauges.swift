internal import Base
internal import Database
internal import Jobs
internal import Server
internal import Web

/// What `/metrics` tells of the work behind the answers: jobs, mails, backups and the disk.
enum Gauges {
    /// Nothing where the database does not answer: `/readyz` says that.
    static func all(_ database: Database, _ folder: BackupFolder, disk: String, at now: Timestamp) -> [Monitor.Gauge] {
        let found = try? database.read { try read($0, at: now) }
        let newest = (try? folder.all())?.last?.manifest.madeAt
        let backup = newest.map {
            Monitor.Gauge("portico_backup_age_seconds", age($0, now), "Since the newest backup was made.")
        }
        let free = Disk.free(disk).map { Monitor.Gauge("portico_disk_free_bytes", $0, "Room for the data folder.") }
        return (found ?? []) + [backup, free].compactMap(\.self)
    }

    static func read(_ reader: Reader, at now: Timestamp) throws -> [Monitor.Gauge] {
        let due = try JobStore.due(at: now, reader)
        let mails = try MailStore.backlog(in: reader)
        var gauges: [Monitor.Gauge] = [
            .init("portico_jobs_due", due.count, "Jobs that could be under way."),
            .init("portico_jobs_due_seconds", due.since.map { age($0, now) } ?? 0, "How long the first has waited."),
            .init("portico_jobs_failed", try JobStore.failures(reader), "Jobs that were given up."),
            .init("portico_mails_waiting", mails.waiting, "Mails that have not left yet."),
            .init("portico_mails_held", mails.held, "Those of them that wait for the mail server."),
            .init("portico_mails_failed", mails.failed, "Mails that never left."),
        ]
        if let proof = try BackupProof.last(reader) {
            gauges.append(.init("portico_backup_good", proof.isGood ? 1 : 0, "Whether the last proof found it whole."))
            gauges.append(.init("portico_backup_proof_age_seconds", age(proof.at, now), "Since that proof."))
        }
        return gauges
    }

    private static func age(_ moment: Timestamp, _ now: Timestamp) -> Int {
        max(0, Int((now - moment).milliseconds / 1_000))
    }
}
