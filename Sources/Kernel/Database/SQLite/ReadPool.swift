internal import Base

/// The read connections of one database: as many as threads have read at once.
final class ReadPool: Sendable {
    private struct State {
        var idle: [ReadConnection] = []
        var all: [ReadConnection] = []
        var isClosed = false
    }

    private let path: String
    private let cacheKilobytes: Int
    private let state = Guarded(State())

    init(_ path: String, cacheKilobytes: Int) {
        self.path = path
        self.cacheKilobytes = cacheKilobytes
    }

    func take() throws -> ReadConnection {
        if let idle = state.withLock({ $0.idle.popLast() }) { return idle }
        let connection = try ReadConnection(Connection(path, .readOnly, cacheKilobytes: cacheKilobytes), pool: self)
        return try state.withLock { state in
            guard !state.isClosed else { throw DatabaseError(.closed, "the database is closed") }
            state.all.append(connection)
            return connection
        }
    }

    fileprivate func giveBack(_ connection: ReadConnection) {
        state.withLock { if !$0.isClosed { $0.idle.append(connection) } }
    }

    /// Closes every connection, each when its read is done.
    func close() {
        let connections = state.withLock { state in
            defer { state = State(isClosed: true) }
            return state.all
        }
        connections.forEach { $0.close() }
    }
}

/// A read connection and the reader over it, with the one thread that may use it at a time: its own, or the one that
/// closes the database.
final class ReadConnection: @unchecked Sendable {
    let pool: ReadPool
    private let reader: Reader
    private let turn = Guarded(())

    fileprivate init(_ connection: Connection, pool: ReadPool) {
        self.pool = pool
        reader = Reader(connection)
    }

    func read<T>(_ body: (Reader) throws -> T) throws -> T {
        try turn.withLock { _ in
            guard !reader.connection.isClosed else { throw DatabaseError(.closed, "the database is closed") }
            try reader.connection.control("BEGIN")
            reader.isOpen = true
            defer {
                reader.isOpen = false
                // Also after an error, and there is nothing that a read could lose.
                try? reader.connection.control("ROLLBACK")
            }
            return try body(reader)
        }
    }

    fileprivate func close() {
        turn.withLock { _ in reader.connection.close() }
    }

    func giveBack() {
        pool.giveBack(self)
    }
}
