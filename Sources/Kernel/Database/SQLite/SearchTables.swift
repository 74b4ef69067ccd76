/// The statements of one search index: a table of the documents and SQLite's full-text index over it.
struct SearchTables: Sendable {
    let documents: SQL
    let index: SQL
    let number: SQL
    let nextNumber: SQL
    let addDocument: SQL
    let removeDocument: SQL
    let addWords: SQL
    let removeWords: SQL
    let rebuild: SQL
    let byRelevance: SQL
    let byNumber: SQL

    init(_ name: String) {
        let index = "search_\(name)"
        let documents = "search_\(name)_documents"
        let marks = "'\(HighlightedText.begin)', '\(HighlightedText.end)'"
        let hits = """
            SELECT key, highlight(\(index), 2, \(marks)), snippet(\(index), 3, \(marks), '…', 16)
            FROM \(index) JOIN \(documents) ON number = \(index).rowid WHERE \(index) MATCH $1
            """
        self.documents = SQL(
            composed: """
                CREATE TABLE IF NOT EXISTS \(documents) (
                    number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
                    scopes TEXT NOT NULL, titles TEXT NOT NULL,
                    title TEXT NOT NULL, body TEXT NOT NULL, variants TEXT NOT NULL
                )
                """)
        self.index = SQL(
            composed: """
                CREATE VIRTUAL TABLE IF NOT EXISTS \(index) USING fts5 (
                    scopes, titles, title, body, variants, content = '\(documents)', content_rowid = 'number',
                    prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
                )
                """)
        number = SQL(composed: "SELECT number FROM \(documents) WHERE key = $1")
        nextNumber = SQL(composed: "SELECT COALESCE(MAX(number), 0) + 1 FROM \(documents)")
        addDocument = SQL(
            composed: """
                INSERT INTO \(documents) (number, key, scopes, titles, title, body, variants)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """)
        removeDocument = SQL(composed: "DELETE FROM \(documents) WHERE number = $1")
        addWords = SQL(
            composed: """
                INSERT INTO \(index) (rowid, scopes, titles, title, body, variants)
                SELECT number, scopes, titles, title, body, variants FROM \(documents) WHERE number = $1
                """)
        // The index does not keep the texts: it has to be told what to take out.
        removeWords = SQL(
            composed: """
                INSERT INTO \(index) (\(index), rowid, scopes, titles, title, body, variants)
                SELECT 'delete', number, scopes, titles, title, body, variants FROM \(documents) WHERE number = $1
                """)
        rebuild = SQL(composed: "INSERT INTO \(index) (\(index)) VALUES ('rebuild')")
        byRelevance = SQL(composed: "\(hits) ORDER BY bm25(\(index), 0, 0, 10, 1, 1), number DESC LIMIT $2")
        byNumber = SQL(composed: "\(hits) ORDER BY \(index).rowid DESC LIMIT $2")
    }
}
