package import Base
package import Database

/// The table of jobs.
package enum JobStore {
    package static func job(_ id: ID<Job>, _ reader: Reader) throws -> Job? {
        try reader.first(
            """
            SELECT id, kind, payload, state, run_at, attempts, is_cancelled, progress_done, progress_total, message,
                created_at, finished_at
            FROM jobs WHERE id = $1
            """, [id], Job.init)
    }

    /// The newest jobs of a state.
    package static func all(in state: Job.State, limit: Int = 50, _ reader: Reader) throws -> [Job] {
        try reader.all(
            """
            SELECT id, kind, payload, state, run_at, attempts, is_cancelled, progress_done, progress_total, message,
                created_at, finished_at
            FROM jobs WHERE state = $1 ORDER BY id DESC LIMIT $2
            """, [state, limit], Job.init)
    }

    /// The one of this kind that runs.
    package static func running(_ kind: String, _ reader: Reader) throws -> Job? {
        try all(in: .running, reader).first { $0.kind == kind }
    }

    package static func counts(_ reader: Reader) throws -> [(state: Job.State, count: Int)] {
        try reader.all("SELECT state, count(*) FROM jobs GROUP BY state ORDER BY state") { row in
            (try row.next(), try row.next(Int.self))
        }
    }

    /// The number of failed jobs that were not retried.
    package static func failures(_ reader: Reader) throws -> Int {
        try reader.value("SELECT count(*) FROM jobs WHERE state = 'failed'") ?? 0
    }

    /// The number of due jobs, and since when the oldest.
    package static func due(at now: Timestamp, _ reader: Reader) throws -> (count: Int, since: Timestamp?) {
        let found = try reader.first(
            "SELECT count(*), MIN(run_at) FROM jobs WHERE state = 'waiting' AND run_at <= $1", [now]
        ) { (try $0.next(Int.self), try $0.next(Timestamp?.self)) }
        return (found?.0 ?? 0, found?.1)
    }

    /// Cancels a job: immediately if it waits, or at its next check if it runs. Returns false if there is no such job.
    @discardableResult
    package static func cancel(_ id: ID<Job>, at now: Timestamp = .now, _ writer: Writer) throws -> Bool {
        let waiting = try writer.run(
            "UPDATE jobs SET state = 'cancelled', finished_at = $2 WHERE id = $1 AND state = 'waiting'", [id, now])
        let running = try writer.run("UPDATE jobs SET is_cancelled = 1 WHERE id = $1 AND state = 'running'", [id])
        return waiting + running == 1
    }

    /// Restarts a failed or cancelled job; returns false if there is no such job.
    @discardableResult
    package static func retry(_ id: ID<Job>, at now: Timestamp = .now, _ writer: Writer) throws -> Bool {
        let count = try writer.run(
            """
            UPDATE jobs SET state = 'waiting', run_at = $2, attempts = 0, is_cancelled = 0, finished_at = NULL
            WHERE id = $1 AND state IN ('failed', 'cancelled')
            """, [id, now])
        writer.announce(.jobs)
        return count == 1
    }

    /// Removes what was finished before a moment.
    package static func forget(finishedBefore moment: Timestamp, _ writer: Writer) throws {
        try writer.run("DELETE FROM jobs WHERE finished_at < $1", [moment])
    }

    // MARK: For the runner

    /// The moment at which there is something to do.
    static func nextMoment(_ reader: Reader) throws -> Timestamp? {
        let waiting = try reader.value("SELECT MIN(run_at) FROM jobs WHERE state = 'waiting'", as: Timestamp?.self)
        let lost = try reader.value("SELECT MIN(lease_until) FROM jobs WHERE state = 'running'", as: Timestamp?.self)
        return [waiting, lost].compactMap { $0 ?? nil }.min()
    }

    /// Takes the job that has waited longest. One whose runner gave no sign of life until its lease ended waits again.
    static func claim(_ lease: Lease, at now: Timestamp, _ writer: Writer) throws -> Job? {
        try writer.run(
            """
            UPDATE jobs SET state = 'waiting', lease_owner = NULL, lease_until = NULL
            WHERE state = 'running' AND lease_until <= $1
            """, [now])
        return try writer.first(
            """
            UPDATE jobs SET state = 'running', lease_owner = $1, lease_until = $2, attempts = attempts + 1
            WHERE state = 'waiting' AND id =
                (SELECT id FROM jobs WHERE state = 'waiting' AND run_at <= $3 ORDER BY run_at, id LIMIT 1)
            RETURNING id, kind, payload, state, run_at, attempts, is_cancelled, progress_done, progress_total, message,
                created_at, finished_at
            """, [lease.owner, now + lease.length, now], Job.init)
    }

    /// Makes due what was put off when the clock was ahead. Whoever holds a job has the time of a lease to renew it.
    static func pullBack(_ lease: Lease, at now: Timestamp, _ writer: Writer) throws {
        let farthest = now + Backoff.farthest
        try writer.run("UPDATE jobs SET run_at = $1 WHERE state = 'waiting' AND run_at > $2", [now, farthest])
        try writer.run(
            "UPDATE jobs SET lease_until = $1 WHERE state = 'running' AND lease_until > $2",
            [now + lease.length, farthest])
    }

    /// Renews the leases of a runner; returns the jobs that were asked to stop.
    static func renew(_ lease: Lease, at now: Timestamp, _ writer: Writer) throws -> [ID<Job>] {
        try writer.run(
            "UPDATE jobs SET lease_until = $2 WHERE lease_owner = $1 AND state = 'running'",
            [lease.owner, now + lease.length])
        return try writer.all(
            "SELECT id FROM jobs WHERE lease_owner = $1 AND state = 'running' AND is_cancelled = 1", [lease.owner]
        ) { try $0.next() }
    }

    /// False where the runner has lost the job.
    static func note(
        _ done: Int, of total: Int, _ message: String, _ id: ID<Job>, _ lease: Lease, _ writer: Writer
    ) throws -> Bool {
        try writer.run(
            """
            UPDATE jobs SET progress_done = $3, progress_total = $4, message = $5
            WHERE id = $1 AND lease_owner = $2 AND state = 'running'
            """, [id, lease.owner, done, total, message]) == 1
    }

    /// False where the runner has lost the job.
    static func finish(
        _ id: ID<Job>, as state: Job.State, _ message: String, _ lease: Lease, at now: Timestamp, _ writer: Writer
    ) throws -> Bool {
        try writer.run(
            """
            UPDATE jobs SET state = $3, message = $4, finished_at = $5, lease_owner = NULL, lease_until = NULL
            WHERE id = $1 AND lease_owner = $2 AND state = 'running'
            """, [id, lease.owner, state, message, now]) == 1
    }

    /// Gives a job back as if it had not been begun.
    static func giveBack(_ id: ID<Job>, _ lease: Lease, _ writer: Writer) throws {
        try writer.run(
            """
            UPDATE jobs SET state = 'waiting', attempts = attempts - 1, lease_owner = NULL, lease_until = NULL
            WHERE id = $1 AND lease_owner = $2 AND state = 'running'
            """, [id, lease.owner])
    }

    static func postpone(
        _ id: ID<Job>, until moment: Timestamp, _ message: String, _ lease: Lease, _ writer: Writer
    ) throws {
        try writer.run(
            """
            UPDATE jobs SET state = 'waiting', run_at = $3, message = $4, lease_owner = NULL, lease_until = NULL
            WHERE id = $1 AND lease_owner = $2 AND state = 'running'
            """, [id, lease.owner, moment, message])
    }
}

extension Writer {
    /// Queues a job for now, or for a moment within the next hour, which is there if this transaction is. Of one kind and one key there is only one at a time: asking
    /// for it again gives the one that waits or runs.
    @discardableResult
    package func enqueue(
        _ kind: String, payload: String = "{}", key: String? = nil, at moment: Timestamp = .now
    ) throws -> ID<Job> {
        let id = ID<Job>.make()
        let isNew =
            try run(
                """
                INSERT INTO jobs (id, kind, payload, unique_key, state, run_at, attempts, is_cancelled, progress_done,
                    progress_total, message, created_at)
                VALUES ($1, $2, $3, $4, 'waiting', $5, 0, 0, 0, 0, '', $6)
                ON CONFLICT DO NOTHING
                """, [id, kind, payload, key, moment, Timestamp.now]) == 1
        guard !isNew else {
            announce(.jobs)
            return id
        }
        let existing: ID<Job>? = try value(
            "SELECT id FROM jobs WHERE kind = $1 AND unique_key = $2 AND finished_at IS NULL", [kind, key])
        guard let existing else { throw DatabaseError(.other, "the job \(kind) was neither queued nor there") }
        return existing
    }
}

/// The runner of a job, and how long its lease lasts without renewal.
struct Lease: Sendable {
    let owner: String
    let length: Duration
}
