internal import CSQLite
internal import Glibc

extension DatabaseError {
    /// The error that the connection met last.
    init(_ connection: OpaquePointer?, code: Int32, sql: String? = nil) {
        let message = unsafe connection.map { unsafe String(cString: sqlite3_errmsg($0)) }
        let cause = unsafe connection.map { unsafe Self.cause(of: code, $0) } ?? 0
        let text = unsafe message ?? String(cString: sqlite3_errstr(code))
        self.init(Kind(code: code, cause: cause, message: text), text, code: code, sql: sql)
    }

    /// The system's own number for it; 0 where the system was not to blame.
    private static func cause(of code: Int32, _ connection: OpaquePointer) -> Int32 {
        let cause = unsafe sqlite3_system_errno(connection)
        return unsafe cause == 0 && code & 0xFF == SQLITE_IOERR ? csqlite_file_errno(connection) : cause
    }
}

extension DatabaseError.Kind {
    fileprivate init(code: Int32, cause: Int32, message: String) {
        switch code & 0xFF {
        case SQLITE_CONSTRAINT: self = .constraint(Constraint(code: code, message: message))
        case SQLITE_FULL: self = .full
        // A file that may not grow (quota, limit of the process) is as full as a disk.
        case SQLITE_IOERR where [ENOSPC, EDQUOT, EFBIG].contains(cause): self = .full
        case SQLITE_IOERR: self = .inputOutput
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .busy
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: self = .readOnly
        case SQLITE_CANTOPEN: self = cause == EROFS || cause == EACCES ? .readOnly : .inputOutput
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt
        case SQLITE_MISUSE, SQLITE_RANGE: self = .misuse
        default: self = .other
        }
    }
}

extension Constraint {
    /// SQLite tells which rule it was only in words: `UNIQUE constraint failed: leads.partner_id, leads.email`.
    init(code: Int32, message: String) {
        let detail = message.split(separator: ": ", maxSplits: 1).dropFirst().first.map(String.init)
        switch (code, detail) {
        case (csqlite_constraint_foreign_key, _): self = .foreignKey
        case (csqlite_constraint_check, let rule?): self = .check(rule)
        case (csqlite_constraint_unique, let detail?), (csqlite_constraint_primary_key, let detail?):
            self = Constraint(unique: detail)
        case (csqlite_constraint_not_null, let detail?):
            let parts = detail.split(separator: ".", maxSplits: 1)
            self = parts.count == 2 ? .notNull(table: String(parts[0]), column: String(parts[1])) : .unnamed
        default: self = .unnamed
        }
    }

    private init(unique detail: String) {
        if detail.hasPrefix("index ") {
            self = .index(detail.dropFirst(6).filter { $0 != "'" })
            return
        }
        let places = detail.split(separator: ", ").map { $0.split(separator: ".", maxSplits: 1) }
        guard let table = places.first?.first, places.allSatisfy({ $0.count == 2 }) else {
            self = .unnamed
            return
        }
        self = .unique(table: String(table), columns: places.map { String($0[1]) })
    }
}
