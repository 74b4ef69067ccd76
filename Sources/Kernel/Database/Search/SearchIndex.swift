/// Words, by the records that they are in: one index for each kind of record. What is put into it, and taken out, goes
/// with the write that changes the record, so it is never behind.
package struct SearchIndex: Sendable {
    /// Which of the records that match come first.
    package enum Order: Sendable {
        /// Those where the words are rarer and stand in the title. It looks at every match: for thousands of records.
        case relevance
        /// Those with exactly the words in the title, then the newest: for millions.
        case newest
    }

    /// The records to search.
    package enum Scope: Sendable {
        case everything
        case anyOf([String])
    }

    /// Letters only; part of the names of its tables.
    package let name: String
    let order: Order
    let tables: SearchTables

    package init(_ name: StaticString, order: Order) {
        self.name = "\(name)"
        self.order = order
        tables = SearchTables(self.name)
    }
}

/// The searchable content of a record.
package struct SearchDocument: Sendable {
    /// The record's id.
    let key: String
    /// The ids or words that may find it; only letters and digits count.
    let scopes: [String]
    let title: String
    let body: String

    package init(key: String, scopes: [String], title: String, body: String) {
        self.key = key
        self.scopes = scopes
        self.title = title
        self.body = body
    }
}

/// A record as the index keeps it.
package struct SearchEntry: Sendable {
    let key: String
    let scopes: String
    let titles: String
    let title: String
    let body: String
    let variants: String
}

/// A record that was found.
package struct SearchHit: Sendable {
    package let key: String
    package let title: HighlightedText
    /// The piece of the body that matches best.
    package let excerpt: HighlightedText
}

/// A text in pieces, each either what was searched for or not.
package struct HighlightedText: Equatable, Sendable {
    package struct Piece: Equatable, Sendable {
        package let text: String
        package let isMatch: Bool
    }

    package let pieces: [Piece]

    package var plain: String { pieces.map(\.text).joined() }

    /// Control characters, which are removed from documents.
    static let begin: Character = "\u{1}"
    static let end: Character = "\u{2}"

    init(_ marked: String) {
        var pieces: [Piece] = []
        var rest = marked[...]
        while !rest.isEmpty {
            let isMatch = rest.first == Self.begin
            let text = rest.drop { $0 == Self.begin }.prefix { $0 != (isMatch ? Self.end : Self.begin) }
            if !text.isEmpty { pieces.append(Piece(text: String(text), isMatch: isMatch)) }
            rest = rest[text.endIndex...].drop { $0 == Self.end }
        }
        self.pieces = pieces
    }

    static func unmarked(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 1 || $0 == 2 }) else { return text }
        return text.filter { $0 != begin && $0 != end }
    }
}
