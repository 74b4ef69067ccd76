internal import Base
internal import CSQLite

/// Commits that are not copied back into the database file yet.
@safe final class WriteAheadLog {
    private let connection: Connection
    private let limit: Int
    private let health: DatabaseHealth
    private(set) var pages = 0
    private var copier: LogCopier?

    init(of connection: Connection, limit: Int, _ health: DatabaseHealth = DatabaseHealth()) {
        self.connection = connection
        self.limit = limit
        self.health = health
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe connection.withHandle { handle in
            _ = unsafe sqlite3_wal_hook(
                handle,
                { context, _, _, pages in
                    guard let context = unsafe context else { return SQLITE_OK }
                    let log = unsafe Unmanaged<WriteAheadLog>.fromOpaque(context).takeUnretainedValue()
                    log.pages = Int(pages)
                    log.health.noteSuccess()
                    return SQLITE_OK
                }, context)
        }
    }

    /// Most of it is copied beside the writer. Once the rest is copied as well, the log starts again.
    func copyBackIfLong() {
        guard pages >= limit else { return }
        do {
            let copier = try copier ?? LogCopier(connection.path)
            self.copier = copier
            guard copier.isCopied() else { return }
            pages = 0
            try connection.checkpoint()
        } catch {
            Log.error("the write-ahead log could not be copied back", ["reason": "\(error)"])
        }
    }

    func close() {
        copier?.close()
    }
}

extension Connection {
    /// Copies back what no reader needs from the log; never waits.
    func checkpoint() throws {
        try unsafe withHandle { handle in
            let code = unsafe sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
            guard code == SQLITE_OK || code & 0xFF == SQLITE_BUSY else {
                throw unsafe DatabaseError(handle, code: code)
            }
        }
    }
}
