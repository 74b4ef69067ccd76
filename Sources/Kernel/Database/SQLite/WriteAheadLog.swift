internal import Base
internal import CSQLite

/// What was committed and is not yet copied back into the database file.
@safe final class WriteAheadLog {
    /// The length in pages from which on it is copied back.
    private static let limit = 1000

    private let connection: Connection
    private var pages = 0

    init(of connection: Connection) {
        self.connection = connection
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe connection.withHandle { handle in
            _ = unsafe sqlite3_wal_hook(
                handle,
                { context, _, _, pages in
                    guard let context = unsafe context else { return SQLITE_OK }
                    unsafe Unmanaged<WriteAheadLog>.fromOpaque(context).takeUnretainedValue().pages = Int(pages)
                    return SQLITE_OK
                }, context)
        }
    }

    func copyBackIfLong() {
        guard pages >= Self.limit else { return }
        pages = 0
        do {
            try connection.checkpoint()
        } catch {
            Log.error("the write-ahead log could not be copied back", ["reason": "\(error)"])
        }
    }
}

extension Connection {
    /// Copies back what no reader needs to find in the log any more; waits for nobody.
    fileprivate func checkpoint() throws {
        try unsafe withHandle { handle in
            let code = unsafe sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
            guard code == SQLITE_OK || code & 0xFF == SQLITE_BUSY else {
                throw unsafe DatabaseError(handle, code: code)
            }
        }
    }
}
