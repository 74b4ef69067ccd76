package import Base
internal import CSQLite

/// One row of an answer, there while the closure that is given it runs. Its columns are read one after the other, in the
/// order of the SELECT; one that does not hold what is asked for is an error: nothing is cast on the quiet.
@safe package struct Row: ~Copyable {
    private let statement: OpaquePointer
    /// The column that is read next.
    private var column: Int32 = 0

    init(_ statement: OpaquePointer) {
        unsafe self.statement = unsafe statement
    }

    /// The next column, or columns, as the type that is wanted where it goes: an id, an enum, an optional, money.
    package mutating func next<Value: RowDecodable>(_ type: Value.Type = Value.self) throws -> Value {
        try Value.read(&self)
    }

    /// Passes over columns that are not wanted.
    package mutating func skip(_ count: Int = 1) {
        column += Int32(count)
    }

    /// Whether every column is read.
    package var isAtEnd: Bool {
        unsafe column >= sqlite3_data_count(statement)
    }

    /// Passes over what is not there: whether the next column, the first of so many, is NULL.
    package mutating func skipNull(_ count: Int = 1) throws -> Bool {
        guard try isNull else { return false }
        skip(count)
        return true
    }

    /// Whether the next column is NULL; it stays the next one.
    package var isNull: Bool {
        get throws { try type == SQLITE_NULL }
    }

    package mutating func text() throws -> String {
        unsafe try String(decoding: utf8(), as: UTF8.self)
    }

    package mutating func integer() throws -> Int64 {
        var number: Int64 = 0
        column += 1
        guard unsafe csqlite_column_int64(statement, column - 1, &number) != 0 else {
            throw unexpected("a whole number")
        }
        return number
    }

    package mutating func real() throws -> Double {
        let type = try type
        column += 1
        guard type == SQLITE_FLOAT else { throw unexpected("a fraction") }
        return unsafe sqlite3_column_double(statement, column - 1)
    }

    package mutating func bytes() throws -> Bytes {
        let type = try type
        column += 1
        guard type == SQLITE_BLOB else { throw unexpected("bytes") }
        let start = unsafe sqlite3_column_blob(statement, column - 1)
        let count = unsafe sqlite3_column_bytes(statement, column - 1)
        return unsafe Bytes(UnsafeRawBufferPointer(start: start, count: Int(count)))
    }

    /// The next column as it is kept, whatever it is.
    package mutating func stored() throws -> StoredValue {
        switch try type {
        case SQLITE_INTEGER: return try .integer(integer())
        case SQLITE_FLOAT: return try .real(real())
        case SQLITE_TEXT: return try .text(text())
        case SQLITE_BLOB: return try .bytes(bytes())
        default:
            skip()
            return .null
        }
    }

    /// The number of an id of the kind with this prefix, read where it lies.
    package mutating func idNumber(behind prefix: String) throws -> IDNumber {
        guard let number = unsafe try IDNumber(utf8: utf8(), behind: prefix) else {
            throw unexpected("an id of the kind \(prefix)")
        }
        return number
    }

    /// The text of the next column where it lies, which holds until the next row.
    private mutating func utf8() throws -> UnsafeBufferPointer<UInt8> {
        let text = unsafe csqlite_column_text(statement, column)
        column += 1
        guard let start = unsafe text.start else { throw unexpected("text") }
        return unsafe UnsafeBufferPointer(start: start, count: Int(text.size))
    }

    /// The error of the column read last, which holds something else. The value itself is not told: it may be personal.
    package func unexpected(_ wanted: String) -> DatabaseError {
        let read = max(column - 1, 0)
        let name = unsafe sqlite3_column_name(statement, read).map { unsafe String(cString: $0) }
        let text = unsafe sqlite3_sql(statement).map { unsafe String(cString: $0) }
        return DatabaseError(
            .unexpectedValue, "the column \(read) (\(name ?? "not there")) does not hold \(wanted)", sql: text)
    }

    private var type: Int32 {
        get throws {
            guard !isAtEnd else {
                throw DatabaseError(
                    .unexpectedValue, "the answer has no column \(column)",
                    sql: unsafe sqlite3_sql(statement).map { unsafe String(cString: $0) })
            }
            return unsafe sqlite3_column_type(statement, column)
        }
    }
}
