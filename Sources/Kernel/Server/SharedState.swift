internal import Synchronization

/// What all loops and workers share.
final class SharedState: Sendable {
    let connections = Atomic<Int>(0)
    let addresses = AddressBook()
    let pool: WorkerPool
    /// For what an answer leaves behind and nobody waits for: one thread, in order, run dry at the end.
    let later: WorkerPool
    let accessLog: AccessLog?
    let scoreboard: Scoreboard

    init(pool: WorkerPool, later: WorkerPool, accessLog: AccessLog?, scoreboard: Scoreboard) {
        self.pool = pool
        self.later = later
        self.accessLog = accessLog
        self.scoreboard = scoreboard
    }
}
