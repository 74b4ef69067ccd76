internal import Base

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

    /// Returns the same text with its placeholders shifted by `count`: `$1` becomes `$4` behind three. A standalone
    /// condition with values can then be appended to a statement that already has some.
    package func shifted(by count: Int) -> SQL {
        guard count > 0 else { return self }
        var shifted = Bytes()
        var rest = Bytes(text.utf8)[...]
        while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
            shifted += rest[...dollar]
            rest = rest[(dollar + 1)...]
            let digits = rest.prefix(while: \.isDigit)
            if !digits.isEmpty { shifted.append(decimal: count + digits.reduce(0) { $0 * 10 + Int($1 & 0xF) }) }
            rest = rest[digits.endIndex...]
        }
        return SQL(composed: String(decoding: shifted + rest, as: UTF8.self))
    }

    package var text: String {
        switch form {
        case .literal(let text): text.description
        case .composed(let text): text
        }
    }

    /// The key of the cache of statements. A literal never moves while the program runs, so its address is enough;
    /// hashing its text would cost as much as a small query.
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
