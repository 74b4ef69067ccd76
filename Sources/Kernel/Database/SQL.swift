/// A statement in the SQL that SQLite and PostgreSQL share, with `$1`, `$2` … where values go. It is written as a
/// literal, or put together from literals: a value cannot get into its text. A test finds each literal in the sources
/// that begins like a statement, and prepares it on the migrated schema: let the first piece be one that is complete.
package struct SQL: ExpressibleByStringLiteral, Sendable {
    private enum Form {
        case literal(StaticString)
        case composed(String)
    }

    private let form: Form

    package init(stringLiteral text: StaticString) {
        form = .literal(text)
    }

    init(composed text: String) {
        form = .composed(text)
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        SQL(composed: left.text + right.text)
    }

    /// The same text with its values counted on from behind so many others: `$1` becomes `$4` behind three. With it a
    /// condition that stands alone can be added to a statement that has values of its own.
    package func shifted(by count: Int) -> SQL {
        guard count > 0 else { return self }
        var shifted = ""
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            shifted += rest[...dollar]
            rest = rest[rest.index(after: dollar)...]
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            if let number = Int(digits) { shifted += "\(number + count)" }
            rest = rest.dropFirst(digits.count)
        }
        return SQL(composed: shifted + rest)
    }

    package var text: String {
        switch form {
        case .literal(let text): "\(text)"
        case .composed(let text): text
        }
    }

    /// What prepared statements are kept by. A literal stays where it is while the program runs, so its address will
    /// do; hashing its text would cost as much as a small query.
    var key: Key {
        switch form {
        case .literal(let text): unsafe .address(UInt(bitPattern: text.utf8Start))
        case .composed(let text): .text(text)
        }
    }

    enum Key: Hashable {
        case address(UInt)
        case text(String)
    }
}
