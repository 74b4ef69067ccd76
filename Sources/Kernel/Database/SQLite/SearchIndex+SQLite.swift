extension SearchIndex {
    /// Makes the index where it is not there; says whether it is new, and so has to be filled.
    package func prepare(_ writer: Writer) throws -> Bool {
        let isThere = try writer.connection.hasTable("search_\(name)")
        try writer.run(tables.documents)
        try writer.run(tables.index)
        return !isThere
    }

    /// Puts a record in, or takes the place of what it was before.
    package func put(_ document: SearchDocument, _ writer: Writer) throws {
        let known: Int? = try writer.value(tables.number, [document.key])
        if let known { try remove(number: known, writer) }
        let number = try known ?? writer.value(tables.nextNumber) ?? 1
        try add(entry(of: document), as: number, writer)
        try writer.run(tables.addWords, [number])
    }

    /// Puts new records in that are found after `rebuild`: for many at once. SQLite would put each in order for itself, as
    /// soon as another table is written between them.
    package func gather(_ entries: [SearchEntry], _ writer: Writer) throws {
        let next: Int = try writer.value(tables.nextNumber) ?? 1
        for (number, entry) in zip(next..., entries) { try add(entry, as: number, writer) }
    }

    /// Rebuilds the index from its documents.
    package func rebuild(_ writer: Writer) throws {
        try writer.run(tables.rebuild)
    }

    private func add(_ entry: SearchEntry, as number: Int, _ writer: Writer) throws {
        try writer.run(
            tables.addDocument,
            [number, entry.key, entry.scopes, entry.titles, entry.title, entry.body, entry.variants])
    }

    /// The stored entry of a record.
    package func entry(of document: SearchDocument) -> SearchEntry {
        SearchEntry(
            key: document.key, scopes: document.scopes.map(Self.word).joined(separator: " "),
            titles: order == .newest ? Self.titleWords(document.title).joined(separator: " ") : "",
            title: HighlightedText.unmarked(document.title), body: HighlightedText.unmarked(document.body),
            variants: SearchWords.variants(in: "\(document.title) \(document.body)"))
    }

    /// Takes a record out; one that is not in it is fine.
    package func remove(_ key: String, _ writer: Writer) throws {
        let known: Int? = try writer.value(tables.number, [key])
        if let known { try remove(number: known, writer) }
    }

    private func remove(number: Int, _ writer: Writer) throws {
        try writer.run(tables.removeWords, [number])
        try writer.run(tables.removeDocument, [number])
    }

    /// The records that have every word, or a word that begins with it.
    package func find(_ text: String, in scope: Scope, limit: Int = 50, _ reader: Reader) throws -> [SearchHit] {
        let words = SearchWords(text).words
        guard !words.isEmpty, let scope = Self.expression(scope) else { return [] }
        let anywhere = "{title body variants} : (\(Self.expression(words, mark: "*")))" + scope
        guard order == .newest else { return try find(tables.byRelevance, anywhere, limit, reader) }
        let titles = Self.titleWords(text).map { "\"\($0)\"" }.joined(separator: " AND ")
        // The second half finds nothing more, but lets the words be marked, in the body too.
        let whole = Self.expression(words, mark: "")
        let exact = "titles : (\(titles)) AND {title body variants} : (\(whole))" + scope
        let first = try find(tables.byNumber, exact, limit, reader)
        guard first.count < limit else { return first }
        let known = Set(first.map(\.key))
        let more = try find(tables.byNumber, anywhere, limit, reader).filter { !known.contains($0.key) }
        return first + more.prefix(limit - first.count)
    }

    private func find(_ sql: SQL, _ expression: String, _ limit: Int, _ reader: Reader) throws -> [SearchHit] {
        try reader.all(sql, [expression, limit]) { row in
            try SearchHit(key: row.text(), title: HighlightedText(row.text()), excerpt: HighlightedText(row.text()))
        }
    }

    /// Each word in quotes, so that nothing that a person types is an operator.
    private static func expression(_ words: [String], mark: String) -> String {
        words.map { word in
            let spellings = [word] + SearchWords.variants(of: word)
            let quoted = spellings.map { "\"\($0.replacing("\"", with: " "))\"\(mark)" }
            return "(\(quoted.joined(separator: " OR ")))"
        }.joined(separator: " AND ")
    }

    /// Nil where nothing can be found.
    private static func expression(_ scope: Scope) -> String? {
        switch scope {
        case .everything: return ""
        case .anyOf(let scopes):
            let words = scopes.map(word).filter { !$0.isEmpty }
            return words.isEmpty ? nil : " AND scopes : (\(words.map { "\"\($0)\"" }.joined(separator: " OR ")))"
        }
    }

    /// The words of a title as other words, which are nowhere else. To look for a word in titles only, the index goes
    /// through every place that has it, which takes long where the word is in all bodies.
    private static func titleWords(_ title: String) -> [String] {
        title.split { !$0.isLetter && !$0.isNumber }.prefix(20).map { "t0\($0)" }
    }

    /// A scope as one word of the index.
    private static func word(_ scope: String) -> String {
        scope.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}

extension Connection {
    fileprivate func hasTable(_ name: String) throws -> Bool {
        var isThere = false
        try run("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1", [name]) { _ in
            isThere = true
            return false
        }
        return isThere
    }
}
