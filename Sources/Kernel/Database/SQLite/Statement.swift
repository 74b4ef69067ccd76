internal import CSQLite

/// A prepared statement, let go with its last owner.
@safe final class Statement {
    private let connection: OpaquePointer
    private let statement: OpaquePointer
    let key: SQL.Key
    let isReadOnly: Bool
    /// SQLite numbers parameters by their position in the text; this maps each position to its `$1`, `$2` ….
    private let places: [Int]
    /// Whether `$1` to `$n` occur once each and in order, as almost always.
    private let isInOrder: Bool
    /// The last use, as a number of uses.
    var lastUse = 0
    /// Somebody has it from the cache.
    var isTaken = false

    init(_ sql: SQL, on connection: OpaquePointer) throws {
        let text = sql.text
        var prepared: OpaquePointer?
        let code = unsafe sqlite3_prepare_v3(
            connection, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK else { throw unsafe DatabaseError(connection, code: code, sql: text) }
        guard let statement = unsafe prepared else {
            throw DatabaseError(.misuse, "there is no statement in the text", sql: text)
        }
        unsafe self.connection = unsafe connection
        unsafe self.statement = unsafe statement
        key = sql.key
        isReadOnly = unsafe sqlite3_stmt_readonly(statement) != 0
        places = unsafe Self.places(of: statement)
        isInOrder = places.elementsEqual(1..<places.count + 1)
    }

    deinit {
        unsafe sqlite3_finalize(statement)
    }

    private static func places(of statement: OpaquePointer) -> [Int] {
        unsafe (0..<sqlite3_bind_parameter_count(statement)).map { index in
            guard let name = unsafe sqlite3_bind_parameter_name(statement, index + 1) else { return 0 }
            return unsafe Int(String(cString: name).dropFirst()) ?? 0
        }
    }

    var text: String {
        unsafe sqlite3_sql(statement).map { unsafe String(cString: $0) } ?? ""
    }

    func bind(_ values: [any DatabaseValue]) throws {
        guard places.count == values.count,
            isInOrder || places.allSatisfy({ (1...values.count).contains($0) })
        else {
            throw DatabaseError(
                .misuse, "\(values.count) values do not fit the parameters, which are $1 to $\(places.count)", sql: text
            )
        }
        for (index, place) in places.enumerated() {
            let code = bind(values[place - 1].stored, at: Int32(index + 1))
            guard code == SQLITE_OK else { throw error(code) }
        }
    }

    private func bind(_ value: StoredValue, at index: Int32) -> Int32 {
        switch value {
        case .null: return unsafe sqlite3_bind_null(statement, index)
        case .integer(let number): return unsafe sqlite3_bind_int64(statement, index, number)
        case .real(let number): return unsafe sqlite3_bind_double(statement, index, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                    unsafe csqlite_bind_text(statement, index, characters.baseAddress, UInt64(characters.count))
                }
            }
        case .bytes(let bytes):
            // An empty array has no address, and without one SQLite would bind NULL.
            guard !bytes.isEmpty else { return unsafe sqlite3_bind_zeroblob(statement, index, 0) }
            return unsafe bytes.withUnsafeBytes { bytes in
                unsafe csqlite_bind_blob(statement, index, bytes.baseAddress, UInt64(bytes.count))
            }
        }
    }

    /// Advances to the next row; returns false if there is none.
    func step() throws -> Bool {
        switch unsafe sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw error(code)
        }
    }

    func withRow<T>(_ body: (inout Row) throws -> T) rethrows -> T {
        var row = unsafe Row(statement)
        return try body(&row)
    }

    /// Makes it ready for its next use, and lets go of the values.
    func reset() {
        unsafe sqlite3_reset(statement)
        unsafe sqlite3_clear_bindings(statement)
    }

    private func error(_ code: Int32) -> DatabaseError {
        unsafe DatabaseError(connection, code: unsafe sqlite3_extended_errcode(connection), sql: text)
    }
}
