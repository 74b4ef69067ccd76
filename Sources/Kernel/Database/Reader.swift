/// Reads in one transaction: everything that is asked sees the same moment. It ends with the closure that it is
/// given to.
package class Reader {
    let connection: Connection
    var isOpen = false

    init(_ connection: Connection) {
        self.connection = connection
    }

    /// Every row of the answer.
    package func all<T>(
        _ sql: SQL, _ values: [any DatabaseValue] = [], _ decode: (inout Row) throws -> T
    ) throws -> [T] {
        var rows: [T] = []
        try run(sql, values) { row in
            rows.append(try decode(&row))
            return true
        }
        return rows
    }

    /// The first row of the answer, if there is one.
    package func first<T>(
        _ sql: SQL, _ values: [any DatabaseValue] = [], _ decode: (inout Row) throws -> T
    ) throws -> T? {
        var first: T?
        try run(sql, values) { row in
            if first == nil { first = try decode(&row) }
            return false
        }
        return first
    }

    /// Shows every row of an answer that may be too long to hold.
    package func each(
        _ sql: SQL, _ values: [any DatabaseValue] = [], _ body: (inout Row) throws -> Void
    ) throws {
        try run(sql, values) { row in
            try body(&row)
            return true
        }
    }

    /// The first column of the first row: a count, a sum, one field.
    package func value<Value: DatabaseValue>(
        _ sql: SQL, _ values: [any DatabaseValue] = [], as type: Value.Type = Value.self
    ) throws -> Value? {
        try first(sql, values) { try $0.next() }
    }

    /// Whether the answer has a row at all.
    package func exists(_ sql: SQL, _ values: [any DatabaseValue] = []) throws -> Bool {
        try first(sql, values) { _ in true } ?? false
    }

    /// Row by row until the body says false.
    func run(_ sql: SQL, _ values: [any DatabaseValue], _ body: (inout Row) throws -> Bool) throws {
        guard isOpen else {
            throw DatabaseError(.misuse, "the reader was used after its closure ended", sql: sql.text)
        }
        try connection.run(sql, values, row: body)
    }
}
