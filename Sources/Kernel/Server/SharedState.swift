internal import HTTP
internal import Synchronization

/// State shared by all loops and workers.
final class SharedState: Sendable {
    let connections = Atomic<Int>(0)
    let addresses = ConnectionsByAddress()
    let bodies = BodyLedger()
    let pool: WorkerPool
    let slow: WorkerPool
    /// For work behind answers: one thread, in order, drained at the end.
    let later: WorkerPool
    let accessLog: AccessLog?
    let scoreboard: Scoreboard

    init(pool: WorkerPool, slow: WorkerPool, later: WorkerPool, accessLog: AccessLog?, scoreboard: Scoreboard) {
        self.pool = pool
        self.slow = slow
        self.later = later
        self.accessLog = accessLog
        self.scoreboard = scoreboard
    }

    /// The threads that answer routes of this place; nil for those that the loop itself answers.
    func workers(_ place: Route.Place) -> WorkerPool? {
        switch place {
        case .loop: nil
        case .pool: pool
        case .slow: slow
        }
    }
}
