internal import Base

/// The texts of all templates and their translations: what is checked by a test and kept up to date by `make texts`.
package struct TextCatalogue {
    private let uses: TextUses
    private let library: Library

    /// Reads a folder of templates and one of Swift code.
    package init(folder: String, code: String) throws {
        try self.init(try TemplateFolder(folder).read(), code: try TemplateFolder(code, endings: [".swift"]).read())
    }

    package init(files: [String: String], code: [String: String] = [:]) throws {
        try self.init(files.mapValues { Bytes($0.utf8) }, code: code.mapValues { Bytes($0.utf8) })
    }

    private init(_ files: [String: Bytes], code: [String: Bytes]) throws {
        library = try Library(files)
        var uses = try TextUses(in: library.templates.values.sorted { $0.file.name < $1.file.name })
        for (file, content) in code.sorted(by: { $0.key < $1.key }) { try uses.add(code: content, file: file) }
        self.uses = uses
    }

    /// Describes what is missing in a language, a sentence each: texts that are missing, unreviewed, unlike the
    /// English, or unused.
    package func gaps(in language: Language) -> [String] {
        let entries = library.translations[language]?.all ?? []
        let known = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
        let missing = uses.all.keys.sorted().compactMap { key -> String? in
            guard let entry = known[key], entry.plural == uses.all[key]?.plural else {
                return "`\(key.english)` is missing"
            }
            if entry.isFuzzy { return "`\(key.english)` is only guessed (fuzzy)" }
            if entry.texts.contains("") { return "`\(key.english)` is not translated" }
            let english = [key.english] + (entry.plural.map { [$0] } ?? [])
            return TextPiece.mismatch(english, entry.texts).map { "`\(key.english)` \($0)" }
        }
        let unused = entries.filter { uses.all[$0.key] == nil }.map(\.key).sorted()
        return missing + unused.map { "`\($0.english)` is used no more" }
    }

    /// The .po file of a language with every text that is used and no other, sorted; translations that stand in the
    /// given content are kept.
    package func updated(_ content: String, file: String) throws -> String {
        var object = try PortableObject(content, file: file)
        let known = Dictionary(object.entries.map { ($0.key, $0) }) { first, _ in first }
        object.entries = uses.all.map { key, use in
            let forms = use.plural == nil ? 1 : object.formCount
            var entry = PortableObject.Entry(
                key: key, plural: use.plural, texts: Array(repeating: "", count: forms))
            if let old = known[key] {
                entry.isFuzzy = old.isFuzzy || old.plural != use.plural
                entry.texts = old.texts.count == forms ? old.texts : entry.texts
                entry.notes = old.notes.filter { !$0.hasPrefix("#:") }
            }
            // Files without lines: a moved line is no change of a text.
            entry.notes += use.files.sorted().map { "#: \($0)" }
            return entry
        }
        return object.text
    }
}
