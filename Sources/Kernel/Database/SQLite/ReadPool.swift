internal import Base

/// The read connections of one database: as many as read at once, the one that was used last first, so that pages and
/// statements are at hand.
final class ReadPool: Sendable {
    private struct State {
        var idle: [ReadConnection] = []
        var all: [ReadConnection] = []
        var isClosed = false
    }

    /// More than those that read at once on most days.
    private static let kept = 8

    private let path: String
    private let cacheKilobytes: Int
    private let state = Guarded(State())

    init(_ path: String, cacheKilobytes: Int) {
        self.path = path
        self.cacheKilobytes = cacheKilobytes
    }

    func read<T>(_ body: (Reader) throws -> T) throws -> T {
        let connection = try take()
        defer { giveBack(connection) }
        return try connection.read(body)
    }

    private func take() throws -> ReadConnection {
        if let idle = state.withLock({ $0.idle.popLast() }) { return idle }
        let connection = try ReadConnection(Connection(path, .readOnly, cacheKilobytes: cacheKilobytes))
        return try state.withLock { state in
            guard !state.isClosed else { throw DatabaseError(.closed, "the database is closed") }
            state.all.append(connection)
            return connection
        }
    }

    private func giveBack(_ connection: ReadConnection) {
        let isOneTooMany = state.withLock { state in
            guard state.idle.count >= Self.kept else {
                if !state.isClosed { state.idle.append(connection) }
                return false
            }
            state.all.removeAll { $0 === connection }
            return true
        }
        if isOneTooMany { connection.close() }
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

/// A read connection and the reader over it, with the one thread that may use it at a time: the one that has taken it,
/// or the one that closes the database.
private final class ReadConnection: @unchecked Sendable {
    private let reader: Reader
    private let turn = Guarded(())

    init(_ connection: Connection) {
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

    func close() {
        turn.withLock { _ in reader.connection.close() }
    }
}
