internal import Base

/// The database: reads run concurrently, each on its own snapshot. Writes run one after another, and a caller that
/// waits for one knows that it is on disk.
package final class Database: Sendable {
    private let readers: ReadPool
    private let writer: WriterThread
    private let listeners = Guarded([Channel: [@Sendable () -> Void]]())
    private let damaged = Guarded<String?>(nil)
    package let health = DatabaseHealth()

    package struct Settings: Sendable {
        /// The page cache of each connection.
        package var readCacheKilobytes = 4000
        package var writeCacheKilobytes = 8000
        /// The length of the write-ahead log from which it is copied back. A page written several times is copied once.
        package var logPages = 8000
        /// The writes that may wait before more are refused.
        package var waitingWrites = 1024
        /// How long a write waits for another process.
        package var patience = Duration.seconds(5)
        /// There is nothing but one write, of all that the database is to hold.
        package var isFilling = false

        package init() {}
    }

    /// Opens the file, or makes it.
    package init(at path: String, _ settings: Settings = Settings()) throws {
        let connection = try Connection(
            path, settings.isFilling ? .filling : .readWrite, cacheKilobytes: settings.writeCacheKilobytes)
        connection.wait(atMost: settings.patience)
        readers = ReadPool(path, cacheKilobytes: settings.readCacheKilobytes)
        let queue = WriteQueue(WriteQueue.Limits(waiting: settings.waitingWrites))
        let commits = GroupCommit(connection, health)
        writer = try WriterThread(commits, queue: queue, logPages: settings.logPages) { [listeners] channels in
            let wakes = listeners.withLock { all in channels.flatMap { all[$0] ?? [] } }
            wakes.forEach { $0() }
        }
    }

    deinit {
        close()
    }

    /// Reads everything that the body asks for as of one moment.
    package func read<T>(_ body: (Reader) throws -> T) throws -> T {
        let thread = ThreadState.current
        try thread.refuseNesting(of: "a read")
        thread.use = .reading
        defer { thread.use = .idle }
        do {
            return try readers.read(body)
        } catch {
            note(error)
            throw error
        }
    }

    /// What a statement met that only a restored backup cures; nil while none has.
    package var damage: String? { damaged.withLock { $0 } }

    private func note(_ error: any Error) {
        guard let error = error as? DatabaseError, error.kind == .corrupt else { return }
        let isNew = damaged.change { damage in
            defer { damage = "\(error)" }
            return damage == nil
        }
        guard isNew else { return }
        Log.error(
            "the database is damaged: stop Portico and restore the newest good backup into an empty data folder, with "
                + "`portico restore BACKUP`", ["reason": "\(error)"])
    }

    /// Writes, and returns once it is on disk. If the body throws, nothing is written.
    ///
    /// The body runs on the writer's thread, where all others wait for it: keep it short. It may run again if the
    /// transaction was rolled back for another reason: it must do nothing but write.
    @discardableResult
    package func write<T>(
        file: StaticString = #fileID, line: UInt = #line, _ body: (Writer) throws -> T
    ) throws -> T {
        let thread = ThreadState.current
        try thread.refuseNesting(of: "a write")
        var result: T?
        try withoutActuallyEscaping(body) { body in
            let job = WriteJob("\(file):\(line)", isDone: thread.turn) { result = try body($0) }
            try writer.queue.add(job)
            thread.turn.wait()
            if let error = job.error {
                note(error)
                throw error
            }
        }
        guard let result else { throw DatabaseError(.misuse, "the write has no result") }
        return result
    }

    /// Writes behind the answer, grouped with others. Failures are not reported: use it for data that may be lost, such
    /// as clicks or the time of last activity.
    package func later(
        file: StaticString = #fileID, line: UInt = #line, _ body: @escaping @Sendable (Writer) throws -> Void
    ) {
        writer.queue.addLater(WriteJob(later: "\(file):\(line)", body))
    }

    /// Calls `wake` after each commit that announced the channel. It runs on the writer's thread: let it only wake.
    package func listen(to channel: Channel, _ wake: @escaping @Sendable () -> Void) {
        listeners.withLock { $0[channel, default: []].append(wake) }
    }

    /// After a write has failed, tries one that changes nothing, so that `health` learns when writes succeed again.
    /// Does not wait for it.
    package func probe() {
        guard health.isProbeDue() else { return }
        // Its page is written even where the value stays.
        later { try $0.run("PRAGMA user_version = 0") }
    }

    /// The number of waiting writes, for `/metrics`.
    package var queueDepth: (waiting: Int, later: Int) { writer.queue.depth }

    /// Ends reading, does what still waits to be written, then lets go of the file.
    package func close() {
        // The writer goes last: as the last connection it also copies the log back and removes it.
        readers.close()
        writer.close()
    }
}
