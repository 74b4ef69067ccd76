/// A gettext .po file: the texts of one language, as translators' tools read and write it.
struct PortableObject {
    struct Entry: Equatable {
        var key: TextKey
        /// The English plural, where the text has one.
        var plural: String?
        /// As many as the text has forms; empty where it is not translated yet.
        var texts: [String]
        /// An unreviewed suggestion.
        var isFuzzy = false
        /// Translators' comments.
        var notes: [String] = []
        var line = 0
    }

    /// The lines of the entry without a key.
    var header: String
    var rule: PluralRule
    var formCount: Int
    var entries: [Entry]
}

/// Identifies a text.
struct TextKey: Hashable, Comparable, Sendable {
    let english: String
    var context: String?

    static func < (left: TextKey, right: TextKey) -> Bool {
        (left.english, left.context ?? "") < (right.english, right.context ?? "")
    }
}

extension PortableObject {
    /// Strict: what is not understood is an error with its line, not a text that is silently missing.
    init(_ content: String, file: String) throws(TemplateError) {
        var reader = PortableObjectReader(content, file: file)
        var entries = try reader.entries()
        guard let first = entries.first, first.key.english.isEmpty, let header = first.texts.first else {
            throw TemplateError("the header (`msgid \"\"`) with `Plural-Forms` is missing", file: file)
        }
        entries.removeFirst()
        self.header = header
        let forms = try Self.forms(in: header, file: file)
        rule = forms.rule
        formCount = forms.count
        self.entries = entries
        var seen: Set<TextKey> = [first.key]
        for entry in entries {
            guard seen.insert(entry.key).inserted else {
                throw TemplateError("the text `\(entry.key.english)` stands here twice", file: file, line: entry.line)
            }
            guard entry.texts.count == (entry.plural == nil ? 1 : formCount) else {
                let expected = entry.plural == nil ? "one `msgstr`" : "\(formCount) forms"
                throw TemplateError("here \(expected) must stand", file: file, line: entry.line)
            }
        }
    }

    /// `Plural-Forms: nplurals=2; plural=(n != 1);`
    private static func forms(in header: String, file: String) throws(TemplateError) -> (rule: PluralRule, count: Int) {
        let name = "Plural-Forms:"
        let line = lines(of: header).first { $0.hasPrefix(name) }?.dropFirst(name.count)
        var fields: [String: String] = [:]
        for part in line?.split(separator: ";") ?? [] {
            let sides = part.split(separator: "=", maxSplits: 1)
            if sides.count == 2 { fields[sides[0].filter { $0 != " " }] = String(sides[1]) }
        }
        guard let count = fields["nplurals"].flatMap({ Int($0) }), (1...6).contains(count),
            let rule = fields["plural"].flatMap({ PluralRule($0) })
        else { throw TemplateError("`Plural-Forms` in the header is missing or not understood", file: file) }
        return (rule, count)
    }

    /// By scalars: a carriage return before a line feed makes one character of both.
    private static func lines(of header: String) -> [String] {
        header.unicodeScalars.split(separator: "\n").map(String.init)
    }

    /// The file again, sorted, so that a change of one text is a change of its lines only.
    var text: String {
        var text = "msgid \"\"\nmsgstr \"\"\n"
        for line in Self.lines(of: header) {
            text += quoted(line + "\n") + "\n"
        }
        for entry in entries.sorted(by: { $0.key < $1.key }) {
            text += "\n" + entry.notes.map { $0 + "\n" }.joined()
            if entry.isFuzzy { text += "#, fuzzy\n" }
            if let context = entry.key.context { text += "msgctxt \(quoted(context))\n" }
            text += "msgid \(quoted(entry.key.english))\n"
            if let plural = entry.plural {
                text += "msgid_plural \(quoted(plural))\n"
                for (form, translation) in entry.texts.enumerated() {
                    text += "msgstr[\(form)] \(quoted(translation))\n"
                }
            } else {
                text += "msgstr \(quoted(entry.texts.first ?? ""))\n"
            }
        }
        return text
    }

    private func quoted(_ text: String) -> String {
        var quoted = "\""
        // By scalars: an accent behind a quote makes it another character, but no other byte.
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
