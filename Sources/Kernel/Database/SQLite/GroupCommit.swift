internal import Base

/// Runs writes on the only writing connection: those that wait together share a transaction and its fsync, each behind
/// its own savepoint, so that a failing one does not affect the others.
final class GroupCommit {
    let connection: Connection
    let health: DatabaseHealth
    private let writer: Writer
    private var lastCommit = (writes: 0, time: Int64(0))
    /// A group that runs longer than this commits first and goes on in the next transaction.
    private static let patience: Int64 = 50_000_000
    /// Until then callers that arrive while a group runs share its sync instead of waiting for another.
    private static let openness: Int64 = 30_000_000
    /// If this many jobs arrived at the same time, the next are on their way: those released by the last commit.
    private static let company = 8

    private enum Outcome {
        case done(Set<Channel>)
        case failed(any Error)
        /// SQLite has undone the whole transaction, as it may when the disk is full.
        case undone(any Error)
    }

    init(_ connection: Connection, _ health: DatabaseHealth = DatabaseHealth()) {
        self.connection = connection
        self.health = health
        writer = Writer(connection)
    }

    /// Runs every job and those that `more` returns meanwhile, for which it may wait the given nanoseconds; returns the
    /// channels to wake.
    func commit(_ jobs: [WriteJob], more: (Int64) -> [WriteJob] = { _ in [] }) -> Set<Channel> {
        var rest = jobs[...]
        var channels: Set<Channel> = []
        while !rest.isEmpty {
            rest = transaction(rest, &channels, more)
        }
        return channels
    }

    /// One transaction; gives the jobs that need another one.
    private func transaction(
        _ jobs: ArraySlice<WriteJob>, _ channels: inout Set<Channel>, _ more: (Int64) -> [WriteJob]
    ) -> ArraySlice<WriteJob> {
        do {
            try connection.control("BEGIN IMMEDIATE")
        } catch {
            health.note(error)
            jobs.forEach { $0.settle(error) }
            return []
        }
        let start = Clock.monotonic
        var done: [WriteJob] = []
        var announced: Set<Channel> = []
        var rest = jobs
        while let job = rest.popFirst() {
            switch run(job) {
            case .done(let news):
                done.append(job)
                announced.formUnion(news)
            case .failed(let error): job.settle(error)
            case .undone(let error):
                job.settle(error)
                // Its neighbours did nothing wrong: they run again.
                return done + rest
            }
            let time = Clock.monotonic - start
            if time > Self.patience {
                finish(done, announced, &channels)
                return rest
            }
            if rest.isEmpty, time < Self.openness {
                let isInCompany = max(done.count, lastCommit.writes) >= Self.company
                rest = more(isInCompany ? min(lastCommit.time / 2, Self.openness - time) : 0)[...]
            }
        }
        finish(done, announced, &channels)
        return []
    }

    private func finish(_ done: [WriteJob], _ announced: Set<Channel>, _ channels: inout Set<Channel>) {
        do {
            try connection.control(done.isEmpty ? "ROLLBACK" : "COMMIT")
            channels.formUnion(announced)
            done.forEach { $0.settle() }
        } catch {
            health.note(error)
            if connection.isInTransaction { try? connection.control("ROLLBACK") }
            done.forEach { $0.settle(error) }
        }
    }

    private func run(_ job: WriteJob) -> Outcome {
        guard let body = job.body else { return .done([]) }
        let start = Clock.monotonic
        writer.isOpen = true
        defer {
            writer.isOpen = false
            let milliseconds = (Clock.monotonic - start) / 1_000_000
            if milliseconds > 1000 {
                Log.warning("a write held up all others", ["place": "\(job.place)", "ms": LogValue(milliseconds)])
            }
        }
        do {
            try writer.attempt {
                try body(writer)
                try refuseLoosenEnds()
            }
            return .done(writer.takeAnnouncements())
        } catch {
            _ = writer.takeAnnouncements()
            health.note(error)
            return connection.isInTransaction ? .failed(error) : .undone(error)
        }
    }

    /// Checks what SQLite would find only when the whole group commits.
    private func refuseLoosenEnds() throws {
        guard connection.isInTransaction else {
            throw DatabaseError(.misuse, "a write ended the transaction, which is not its own")
        }
        guard !connection.hasForeignKeysOpen else {
            throw DatabaseError(.constraint(.foreignKey), "a foreign key points to a row that is not there")
        }
    }
}
