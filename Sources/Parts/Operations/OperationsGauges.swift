internal import Base
internal import Database
internal import Jobs
internal import Web

/// What `/metrics` tells of jobs, mails and the proof of backups.
enum OperationsGauges {
    static func read(_ reader: Reader, at now: Timestamp) throws -> [Gauge] {
        let due = try JobStore.due(at: now, reader)
        let mails = try MailStore.backlog(in: reader)
        var gauges = [
            Gauge("portico_jobs_due", due.count, "Jobs that could be under way."),
            Gauge("portico_jobs_due_seconds", due.since.map { age($0, now) } ?? 0, "How long the first has waited."),
            Gauge("portico_jobs_failed", try JobStore.failures(reader), "Jobs that were given up."),
            Gauge("portico_events_parked", try ParkedEvent.count(reader), "Events that no attempt could process."),
            Gauge("portico_mails_waiting", mails.waiting, "Mails that have not left yet."),
            Gauge("portico_mails_held", mails.held, "Those of them that wait for the mail server."),
            Gauge("portico_mails_failed", mails.failed, "Mails that never left."),
        ]
        if let proof = try BackupProof.last(reader, at: now) {
            gauges.append(Gauge("portico_backup_good", proof.isGood ? 1 : 0, "Whether the last proof found it whole."))
            gauges.append(Gauge("portico_backup_proof_age_seconds", age(proof.at, now), "Since that proof."))
        }
        return gauges
    }

    private static func age(_ moment: Timestamp, _ now: Timestamp) -> Int {
        max(0, Int((now - moment).milliseconds / 1_000))
    }
}
