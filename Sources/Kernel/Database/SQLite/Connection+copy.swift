internal import Base
internal import CSQLite

extension Connection {
    /// Copies the database as this connection sees it just now into a new file, while others go on reading and writing.
    func copy(to path: String) throws {
        let target = try Connection(path, .newFile)
        defer { target.close() }
        try unsafe withHandle { source in
            try unsafe target.withHandle { destination in
                guard let backup = unsafe sqlite3_backup_init(destination, "main", source, "main") else {
                    throw unsafe DatabaseError(destination, code: sqlite3_extended_errcode(destination))
                }
                var code = SQLITE_OK
                while code == SQLITE_OK {
                    code = unsafe sqlite3_backup_step(backup, 1000)
                }
                let end = unsafe sqlite3_backup_finish(backup)
                guard code == SQLITE_DONE, end == SQLITE_OK else {
                    throw unsafe DatabaseError(destination, code: code == SQLITE_DONE ? end : code)
                }
            }
        }
        // So that the copy is one file, which can be read where nothing can be written.
        try target.execute("PRAGMA journal_mode = DELETE")
    }

    /// What is wrong with the file; empty when nothing is. Quickly, indexes are not held against their tables.
    func damages(quickly: Bool = false) throws -> [String] {
        var damages: [String] = []
        try run(quickly ? "PRAGMA quick_check" : "PRAGMA integrity_check", []) { row in
            damages.append(try row.text())
            return true
        }
        return damages == ["ok"] ? [] : damages
    }

    /// The last entry of the audit log; nil where there is none.
    func auditHead() throws -> AuditHead? {
        guard try tables().contains("audit_entries") else { return nil }
        var head: AuditHead?
        try run("SELECT number, hash FROM audit_entries ORDER BY number DESC LIMIT 1", []) { row in
            head = AuditHead(number: try row.integer(), hash: try row.text())
            return true
        }
        return head
    }

    /// The number of rows per table.
    func rowCounts() throws -> [TableCount] {
        try tables().map { table in
            var rows = 0
            try run(SQL(composed: "SELECT count(*) FROM \"\(table)\""), []) { row in
                rows = try row.next()
                return true
            }
            return TableCount(table: table, rows: rows)
        }
    }
}

/// The number of rows of a table.
package struct TableCount: Equatable, Sendable {
    package let table: String
    package let rows: Int
}

/// Where the audit log ends. Whoever keeps it elsewhere notices when the newest entries are cut off.
package struct AuditHead: Equatable, Sendable {
    package let number: Int64
    package let hash: String

    package init(number: Int64, hash: String) {
        self.number = number
        self.hash = hash
    }
}
