package import Base
internal import CSQLite

/// One row of an answer, there while the closure that is given it runs. Columns are counted from 0, and a column that
/// does not hold what is asked for is an error: nothing is cast on the quiet.
@safe package struct Row: ~Copyable {
    private let statement: OpaquePointer

    init(_ statement: OpaquePointer) {
        unsafe self.statement = unsafe statement
    }

    /// The column as whatever type is wanted where it goes: an id, an enum, an optional.
    package func get<Value: DatabaseValue>(_ column: Int, as type: Value.Type = Value.self) throws -> Value {
        try Value.read(self, column)
    }

    package func isNull(_ column: Int) throws -> Bool {
        try type(column) == SQLITE_NULL
    }

    package func text(_ column: Int) throws -> String {
        unsafe try withUTF8(column) { unsafe String(decoding: $0, as: UTF8.self) }
    }

    package func integer(_ column: Int) throws -> Int64 {
        guard try type(column) == SQLITE_INTEGER else { throw unexpected("a whole number", in: column) }
        return unsafe sqlite3_column_int64(statement, Int32(column))
    }

    package func int(_ column: Int) throws -> Int {
        try Int(integer(column))
    }

    package func bool(_ column: Int) throws -> Bool {
        try get(column)
    }

    package func real(_ column: Int) throws -> Double {
        guard try type(column) == SQLITE_FLOAT else { throw unexpected("a fraction", in: column) }
        return unsafe sqlite3_column_double(statement, Int32(column))
    }

    package func bytes(_ column: Int) throws -> Bytes {
        guard try type(column) == SQLITE_BLOB else { throw unexpected("bytes", in: column) }
        let start = unsafe sqlite3_column_blob(statement, Int32(column))
        let count = unsafe sqlite3_column_bytes(statement, Int32(column))
        return unsafe Bytes(UnsafeRawBufferPointer(start: start, count: Int(count)))
    }

    package func id<Kind: Identified>(_ column: Int, of kind: Kind.Type = Kind.self) throws -> ID<Kind> {
        try get(column)
    }

    package func time(_ column: Int) throws -> Timestamp {
        try get(column)
    }

    /// How many columns the answer has.
    package var count: Int {
        Int(unsafe sqlite3_data_count(statement))
    }

    /// The column as it is kept, whatever it is.
    package func stored(_ column: Int) throws -> StoredValue {
        switch try type(column) {
        case SQLITE_INTEGER: try .integer(integer(column))
        case SQLITE_FLOAT: try .real(real(column))
        case SQLITE_TEXT: try .text(text(column))
        case SQLITE_BLOB: try .bytes(bytes(column))
        default: .null
        }
    }

    /// The text of a column where it lies, without making a `String` of it.
    func withUTF8<T>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> T) throws -> T {
        guard try type(column) == SQLITE_TEXT else { throw unexpected("text", in: column) }
        let start = unsafe sqlite3_column_text(statement, Int32(column))
        let count = unsafe sqlite3_column_bytes(statement, Int32(column))
        return try unsafe body(UnsafeBufferPointer(start: start, count: Int(count)))
    }

    /// The error of a column that holds something else. The value itself is not told: it may be personal.
    package func unexpected(_ wanted: String, in column: Int) -> DatabaseError {
        let name = unsafe sqlite3_column_name(statement, Int32(column)).map { unsafe String(cString: $0) }
        let text = unsafe sqlite3_sql(statement).map { unsafe String(cString: $0) }
        return DatabaseError(
            .unexpectedValue, "the column \(column) (\(name ?? "not there")) does not hold \(wanted)", sql: text)
    }

    private func type(_ column: Int) throws -> Int32 {
        guard column >= 0, unsafe column < sqlite3_data_count(statement) else {
            throw unexpected("anything: the answer is not that wide", in: column)
        }
        return unsafe sqlite3_column_type(statement, Int32(column))
    }
}
