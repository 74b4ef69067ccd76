internal import Base

/// The thread that owns the write connection.
final class WriterThread: Sendable {
    let queue: WriteQueue
    private let thread: Thread
    private let isJoined = Guarded(false)

    /// `announce` is told the channels that a group announced, once it is on disk.
    init(
        _ commits: sending GroupCommit, queue: WriteQueue, logPages: Int,
        announce: @escaping @Sendable (Set<Channel>) -> Void
    ) throws {
        self.queue = queue
        let owner = Owner(commits, logPages: logPages)
        thread = try Thread("writer") { owner.run(queue, announce) }
    }

    /// Closing a second time waits for the first call.
    func close() {
        queue.close()
        isJoined.withLock { isJoined in
            if !isJoined { thread.join() }
            isJoined = true
        }
    }

    /// Hands the connection over to its thread.
    private final class Owner: @unchecked Sendable {
        private let commits: GroupCommit
        private let log: WriteAheadLog

        init(_ commits: GroupCommit, logPages: Int) {
            self.commits = commits
            log = WriteAheadLog(of: commits.connection, limit: logPages, commits.health)
        }

        func run(_ queue: WriteQueue, _ announce: (Set<Channel>) -> Void) {
            ThreadState.current.use = .writing
            while let group = queue.next() {
                let channels = commits.commit(group, more: queue.more(waiting:))
                if !channels.isEmpty { announce(channels) }
                // After the callers have gone on, so that none of them waits for it.
                log.copyBackIfLong()
                let dropped = queue.takeDropped()
                if dropped > 0 {
                    Log.error("writes behind answers were dropped: too many wait", ["count": LogValue(dropped)])
                }
            }
            log.close()
            commits.connection.close()
        }
    }
}
