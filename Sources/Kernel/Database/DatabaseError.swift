/// Something that the database could not do. It tells the statement, and never the values that went with it.
package struct DatabaseError: Error, Equatable {
    package enum Kind: Equatable, Sendable {
        /// The data would break a rule of the schema.
        case constraint(Constraint)
        /// There is no room on the disk: nothing was written, and reading goes on.
        case full
        /// Another process is using the database.
        case busy
        /// More writes wait than the queue takes.
        case overloaded
        case readOnly
        /// The file is damaged, or no database.
        case corrupt
        /// The disk failed to read or write.
        case inputOutput
        /// A column does not hold what the program expects.
        case unexpectedValue
        /// The program asks for what it must not: a mistake in its code.
        case misuse
        case closed
        case other
    }

    package let kind: Kind
    package let message: String
    /// The engine's own number for it; 0 where the engine was not asked.
    package let code: Int32
    package let sql: String?

    package init(_ kind: Kind, _ message: String, code: Int32 = 0, sql: String? = nil) {
        self.kind = kind
        self.message = message
        self.code = code
        self.sql = sql
    }

    /// Whether the rows of a table would no longer differ in these columns.
    package func isUnique(_ table: String, _ columns: String...) -> Bool {
        kind == .constraint(.unique(table: table, columns: columns))
    }
}

extension DatabaseError: CustomStringConvertible {
    package var description: String {
        let number = code == 0 ? "" : " (\(code))"
        return sql.map { "\(message)\(number) in \($0)" } ?? message + number
    }
}

/// A rule of the schema that a write would break.
package enum Constraint: Equatable, Sendable {
    /// A primary key or a unique index over columns.
    case unique(table: String, columns: [String])
    /// A unique index over an expression, by its name.
    case index(String)
    case notNull(table: String, column: String)
    /// A check constraint by its name, or by its text if it is unnamed.
    case check(String)
    case foreignKey
    case unnamed
}
