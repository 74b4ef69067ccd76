internal import CSQLite

extension Connection {
    /// The tables that a migration made, without those that SQLite keeps for itself or for a search index.
    func tables() throws -> [String] {
        var names: [String] = []
        try run("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", []) { row in
            names.append(try row.text())
            return true
        }
        return names.filter { !$0.hasPrefix("sqlite_") && !$0.hasPrefix("search_") }
    }

    /// The statements that create the current schema, each table before its indexes.
    package func schema() throws -> [String] {
        var statements: [String] = []
        let query: SQL = """
            SELECT sql FROM sqlite_master
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'
            ORDER BY tbl_name, type DESC, name
            """
        try run(query, []) { row in
            statements.append(try row.text() + ";\n")
            return true
        }
        return statements
    }

    /// The tables with rows that point to rows that are not there, and the tables they point to.
    func brokenReferences() throws -> [String] {
        var places: [String] = []
        try run("PRAGMA foreign_key_check", []) { row in
            let table = try row.text()
            row.skip()
            let place = "\(table) → \(try row.text())"
            if !places.contains(place) { places.append(place) }
            return true
        }
        return places
    }

    /// Runs statement after statement; the error of one goes through `explain` with the line that it begins on.
    func execute(script: String, explain: (Int, DatabaseError) -> any Error) throws {
        try unsafe script.withCString { start in
            try unsafe withHandle { handle in
                var next: UnsafePointer<CChar>? = unsafe start
                while let text = unsafe next, unsafe text.pointee != 0 {
                    var statement: OpaquePointer?
                    var code = unsafe sqlite3_prepare_v2(handle, text, -1, &statement, &next)
                    if unsafe statement != nil {
                        repeat { code = unsafe sqlite3_step(statement) } while code == SQLITE_ROW
                        unsafe sqlite3_finalize(statement)
                    }
                    guard code == SQLITE_OK || code == SQLITE_DONE else {
                        let error = unsafe DatabaseError(handle, code: code)
                        throw unsafe explain(Self.line(of: text, in: start), error)
                    }
                }
            }
        }
    }

    /// The line of the first character that is neither white space nor a comment.
    private static func line(of statement: UnsafePointer<CChar>, in script: UnsafePointer<CChar>) -> Int {
        let before = unsafe String(
            decoding: UnsafeRawBufferPointer(start: script, count: statement - script), as: UTF8.self)
        let rest = unsafe String(cString: statement).split(separator: "\n", omittingEmptySubsequences: false)
        let skipped = rest.prefix { line in
            let text = line.drop(while: \.isWhitespace)
            return text.isEmpty || text.hasPrefix("--")
        }
        return before.split(separator: "\n", omittingEmptySubsequences: false).count + skipped.count
    }
}
