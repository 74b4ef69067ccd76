internal import Base
internal import CSQLite

/// One connection to an SQLite file. One thread at a time uses it.
@safe final class Connection {
    enum Access {
        case readWrite
        case readOnly
        /// One long write into an empty file without readers: pages go straight into the file, and references are not
        /// checked one by one.
        case filling
        /// A copy that is being made: no log beside it.
        case newFile
    }

    let path: String
    private let access: Access
    private let handle: OpaquePointer
    private var cache = StatementCache()
    private(set) var isClosed = false

    /// Set once per process: one thread at a time uses a connection, and SQLite keeps no memory statistics, which would
    /// cost a lock per allocation.
    private static let isConfigured: Bool =
        csqlite_config_threads_by_connection() == SQLITE_OK && csqlite_config_without_statistics() == SQLITE_OK

    init(_ path: String, _ access: Access, cacheKilobytes: Int = 2000) throws {
        _ = Self.isConfigured
        self.path = path
        self.access = access
        let mode = access == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(path, &opened, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let handle = unsafe opened else {
            defer { unsafe sqlite3_close_v2(opened) }
            throw unsafe DatabaseError(opened, code: code).opening(path)
        }
        unsafe self.handle = unsafe handle
        wait(atMost: .seconds(5))
        do {
            try prepare(cacheKilobytes)
        } catch let error as DatabaseError {
            close()
            throw error.opening(path)
        }
    }

    deinit {
        close()
    }

    private func prepare(_ cacheKilobytes: Int) throws {
        // "text" in double quotes is a name, as in PostgreSQL, never a text.
        unsafe csqlite_enable(handle, SQLITE_DBCONFIG_DQS_DML, 0)
        unsafe csqlite_enable(handle, SQLITE_DBCONFIG_DQS_DDL, 0)
        if access == .readWrite {
            try execute("PRAGMA journal_mode = WAL")
            try execute("PRAGMA synchronous = FULL")
            try execute("PRAGMA wal_autocheckpoint = 0")
            try execute("PRAGMA journal_size_limit = 67108864")
        }
        if access == .filling {
            try execute("PRAGMA journal_mode = DELETE")
            try execute("PRAGMA synchronous = NORMAL")
        }
        try execute("PRAGMA foreign_keys = \(access == .filling ? "OFF" : "ON")")
        try execute("PRAGMA temp_store = MEMORY")
        // As in PostgreSQL, and so that LIKE 'begin%' can use an index.
        try execute("PRAGMA case_sensitive_like = ON")
        try execute("PRAGMA cache_size = \(-cacheKilobytes)")
        // Reads the schema, so that a file that is no database is found now.
        try execute("SELECT count(*) FROM sqlite_master")
    }

    /// Sets how long to wait for another process.
    func wait(atMost patience: Duration) {
        unsafe sqlite3_busy_timeout(handle, Int32(clamping: patience.milliseconds))
    }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        cache.removeAll()
        unsafe sqlite3_close_v2(handle)
    }

    /// Runs one or more statements without values or results.
    func execute(_ text: String) throws {
        let code = unsafe sqlite3_exec(handle, text, nil, nil, nil)
        guard code == SQLITE_OK else { throw unsafe DatabaseError(handle, code: code, sql: text) }
    }

    /// Runs a statement and shows its rows one by one until `body` says false.
    func run(_ sql: SQL, _ values: [any DatabaseValue], row body: (inout Row) throws -> Bool) throws {
        guard !isClosed else { throw DatabaseError(.closed, "the connection is closed", sql: sql.text) }
        let statement = try unsafe cache.take(sql.key) ?? Statement(sql, on: handle)
        defer {
            statement.reset()
            cache.giveBack(statement)
        }
        guard access != .readOnly || statement.isReadOnly else {
            throw DatabaseError(.misuse, "a read cannot write", sql: sql.text)
        }
        try statement.bind(values)
        while try statement.step() {
            guard try statement.withRow(body) else { return }
        }
    }

    /// Begins, marks or ends a transaction.
    func control(_ sql: SQL) throws {
        try run(sql, []) { _ in true }
    }

    /// Prepares a statement and forgets it: whether it could run on this schema.
    func check(_ sql: SQL) throws -> Statement {
        try unsafe Statement(sql, on: handle)
    }

    /// The number of rows changed by the last statement.
    var changes: Int {
        Int(unsafe sqlite3_changes64(handle))
    }

    var isInTransaction: Bool {
        unsafe sqlite3_get_autocommit(handle) == 0
    }

    /// Rows that point to rows that are not there, by a rule that only looks at the end.
    var hasForeignKeysOpen: Bool {
        var open: Int32 = 0
        var highest: Int32 = 0
        unsafe sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0)
        return open != 0
    }

    /// The raw connection, for what only SQLite has: backups and checkpoints.
    func withHandle<T>(_ body: (OpaquePointer) throws -> T) rethrows -> T {
        try unsafe body(handle)
    }
}

extension DatabaseError {
    /// The same error, saying which file it is about.
    fileprivate func opening(_ path: String) -> DatabaseError {
        DatabaseError(kind, "\(path): \(message)", code: code, sql: sql)
    }
}
