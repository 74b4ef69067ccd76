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
        unsafe try String(decoding: utf8(column), as: UTF8.self)
    }

    package func integer(_ column: Int) throws -> Int64 {
        var number: Int64 = 0
        guard unsafe csqlite_column_int64(statement, Int32(column), &number) != 0 else {
            throw unexpected("a whole number", in: column)
        }
        return number
    }

    package func int(_ column: Int) throws -> Int {
        try Int(integer(column))
    }

    package func bool(_ column: Int) throws -> Bool {
        try Bool.read(self, column)
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

    // These go straight to the column: `get` finds its way by the type, which costs more than to read it.

    package func id<Kind: Identified>(_ column: Int, of kind: Kind.Type = Kind.self) throws -> ID<Kind> {
        try ID(number: idNumber(column, Kind.idPrefix))
    }

    package func optionalID<Kind: Identified>(_ column: Int, of kind: Kind.Type = Kind.self) throws -> ID<Kind>? {
        try isNull(column) ? nil : id(column)
    }

    package func optionalText(_ column: Int) throws -> String? {
        try isNull(column) ? nil : text(column)
    }

    package func time(_ column: Int) throws -> Timestamp {
        try Timestamp(milliseconds: integer(column))
    }

    package func day(_ column: Int) throws -> CivilDate {
        guard let day = CivilDate(try text(column)) else { throw unexpected("a day", in: column) }
        return day
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

    /// The number of an id of the kind with this prefix, read where it lies.
    package func idNumber(_ column: Int, _ prefix: String) throws -> IDNumber {
        guard let number = unsafe try IDNumber(utf8: utf8(column), behind: prefix) else {
            throw unexpected("an id of the kind \(prefix)", in: column)
        }
        return number
    }

    /// The text of a column where it lies, which holds until the next row.
    private func utf8(_ column: Int) throws -> UnsafeBufferPointer<UInt8> {
        let text = unsafe csqlite_column_text(statement, Int32(column))
        guard let start = unsafe text.start else { throw unexpected("text", in: column) }
        return unsafe UnsafeBufferPointer(start: start, count: Int(text.size))
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
