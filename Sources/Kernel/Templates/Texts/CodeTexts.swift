internal import Base

/// Finds the texts in Swift code: `Text("…")` with its plural and its context, all of them literals.
struct CodeTexts {
    private let bytes: Bytes
    private var offset = 0

    static func texts(in code: Bytes) -> [(key: TextKey, plural: String?)] {
        let lines = code.split(separator: UInt8(ascii: "\n")).filter { line in
            !line.drop(while: \.isTemplateBlank).starts(with: "//".utf8)
        }
        var scanner = CodeTexts(bytes: Bytes(lines.joined(separator: "\n".utf8)))
        var texts: [(key: TextKey, plural: String?)] = []
        while let text = scanner.next() { texts.append(text) }
        return texts
    }

    private init(bytes: Bytes) {
        self.bytes = bytes
    }

    private mutating func next() -> (key: TextKey, plural: String?)? {
        while offset < bytes.count {
            // A longer name, or a literal that speaks of it, as the one below does.
            let isOther = offset > 0 && (bytes[offset - 1].isNamePart || bytes[offset - 1] == UInt8(ascii: "\""))
            guard !isOther, take("Text(") else {
                offset += 1
                continue
            }
            skipBlanks()
            guard take("\""), let english = literal() else { continue }
            let plural = argument("many")
            let context = argument("as")
            return (TextKey(english: english, context: context), plural)
        }
        return nil
    }

    /// Reads the literal of an argument if it comes next; it may be on its own line.
    private mutating func argument(_ name: String) -> String? {
        let start = offset
        if take(",") {
            skipBlanks()
            if take("\(name): \"") { return literal() }
        }
        offset = start
        return nil
    }

    private mutating func skipBlanks() {
        while offset < bytes.count, bytes[offset].isTemplateBlank { offset += 1 }
    }

    private mutating func take(_ words: String) -> Bool {
        guard bytes[offset...].starts(with: words.utf8) else { return false }
        offset += words.utf8.count
        return true
    }

    /// The rest of a literal that was opened, up to its closing quote.
    private mutating func literal() -> String? {
        var text = Bytes()
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
            if byte == UInt8(ascii: "\\"), offset < bytes.count {
                text.append(bytes[offset] == UInt8(ascii: "n") ? UInt8(ascii: "\n") : bytes[offset])
                offset += 1
            } else {
                text.append(byte)
            }
        }
        return nil
    }
}
