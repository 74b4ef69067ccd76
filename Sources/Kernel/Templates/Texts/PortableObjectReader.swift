internal import Base

/// Reads the lines of a .po file into entries.
struct PortableObjectReader {
    private let lines: [ArraySlice<UInt8>]
    private let file: String
    private var index = 0

    init(_ content: String, file: String) {
        lines = Bytes(content.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        }
        self.file = file
    }

    mutating func entries() throws(TemplateError) -> [PortableObject.Entry] {
        var entries: [PortableObject.Entry] = []
        while true {
            while let line, isBlank(line) || line.starts(with: "#~".utf8) { index += 1 }
            guard line != nil else { return entries }
            entries.append(try entry())
        }
    }

    private var line: ArraySlice<UInt8>? { index < lines.count ? lines[index] : nil }

    private func error(_ message: String) -> TemplateError {
        TemplateError(message, file: file, line: min(index, lines.count - 1) + 1)
    }

    private func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy(\.isTemplateBlank) }

    private mutating func entry() throws(TemplateError) -> PortableObject.Entry {
        var entry = PortableObject.Entry(key: TextKey(english: ""), texts: [], line: index + 1)
        try comments(into: &entry)
        let context = try text(after: "msgctxt ")
        guard let english = try text(after: "msgid ") else { throw error("here `msgid` is expected") }
        entry.key = TextKey(english: english, context: context)
        entry.plural = try text(after: "msgid_plural ")
        if entry.plural == nil {
            guard let translation = try text(after: "msgstr ") else { throw error("here `msgstr` is expected") }
            entry.texts = [translation]
        } else {
            while let translation = try text(after: "msgstr[\(entry.texts.count)] ") {
                entry.texts.append(translation)
            }
        }
        if let line, !isBlank(line), line.first != UInt8(ascii: "#") { throw error("this line was not expected here") }
        return entry
    }

    private mutating func comments(into entry: inout PortableObject.Entry) throws(TemplateError) {
        while let line, line.first == UInt8(ascii: "#") {
            let text = String(decoding: line, as: UTF8.self)
            switch line.dropFirst().first {
            case UInt8(ascii: ","): entry.isFuzzy = entry.isFuzzy || text.contains("fuzzy")
            case nil, UInt8(ascii: " "), UInt8(ascii: ":"): entry.notes.append(text)
            case UInt8(ascii: "."), UInt8(ascii: "|"), UInt8(ascii: "~"): break
            default: throw error("this comment is of no known kind")
            }
            index += 1
        }
    }

    /// The text behind a keyword, with the lines that carry it on; nil where the next line is another.
    private mutating func text(after keyword: String) throws(TemplateError) -> String? {
        guard let first = line, first.starts(with: keyword.utf8) else { return nil }
        var text = Bytes()
        try append(first.dropFirst(keyword.utf8.count), to: &text)
        index += 1
        while let line, line.first == UInt8(ascii: "\"") {
            try append(line, to: &text)
            index += 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func append(_ quoted: ArraySlice<UInt8>, to text: inout Bytes) throws(TemplateError) {
        let quote = UInt8(ascii: "\"")
        guard quoted.count >= 2, quoted.first == quote, quoted.last == quote else {
            throw error("here a text in quotes is expected")
        }
        var isEscaped = false
        for byte in quoted.dropFirst().dropLast() {
            switch (isEscaped, byte) {
            case (false, UInt8(ascii: "\\")):
                isEscaped = true
                continue
            case (false, quote): throw error("a quote within a text is written `\\\"`")
            case (false, _), (true, quote), (true, UInt8(ascii: "\\")): text.append(byte)
            case (true, UInt8(ascii: "n")): text.append(UInt8(ascii: "\n"))
            case (true, UInt8(ascii: "t")): text.append(UInt8(ascii: "\t"))
            default: throw error("`\\\(UnicodeScalar(byte))` is not known")
            }
            isEscaped = false
        }
        guard !isEscaped else { throw error("here a text in quotes is expected") }
    }
}
