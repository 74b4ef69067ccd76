internal import Base

/// A piece of a template: text to be written, `{{ slot }}` or `{% statement %}`. Comments leave nothing.
struct Token {
    enum Kind {
        case literal
        case slot([Word])
        case statement([Word])
    }

    let kind: Kind
    let range: Range<Int>
}

/// Splits a template into its pieces. A statement or comment that has a line to itself takes the whole line away, and
/// what HTML is indented by stays in the file: browsers read one blank as they read many.
struct Tokenizer {
    private let file: SourceFile
    private var tokens: [Token] = []
    private var literalStart = 0
    /// The element in which blanks count.
    private var verbatim: Bytes?

    static func tokens(of file: SourceFile) throws(TemplateError) -> [Token] {
        var tokenizer = Tokenizer(file: file)
        try tokenizer.run()
        return tokenizer.tokens
    }

    private init(file: SourceFile) {
        self.file = file
    }

    private mutating func run() throws(TemplateError) {
        guard String(validating: file.bytes, as: UTF8.self) != nil else {
            throw TemplateError("the file is not UTF-8", file: file.name)
        }
        let bytes = file.bytes
        var offset = 0
        while offset + 1 < bytes.count {
            guard bytes[offset] == UInt8(ascii: "{") else {
                offset += 1
                continue
            }
            switch bytes[offset + 1] {
            case UInt8(ascii: "{"):
                var scanner = WordScanner(file, from: offset + 2)
                let words = try scanner.words(until: "}}", opened: offset)
                add(.slot(words), offset..<scanner.offset)
                offset = scanner.offset
            case UInt8(ascii: "%"):
                var scanner = WordScanner(file, from: offset + 2)
                let words = try scanner.words(until: "%}", opened: offset)
                offset = addLine(.statement(words), offset..<scanner.offset)
            case UInt8(ascii: "#"):
                offset = addLine(nil, offset..<(try endOfComment(from: offset)))
            default:
                offset += 1
            }
        }
        addLiteral(until: bytes.count)
    }

    private func endOfComment(from start: Int) throws(TemplateError) -> Int {
        var offset = start + 2
        while offset + 1 < file.bytes.count {
            if file.bytes[offset] == UInt8(ascii: "#"), file.bytes[offset + 1] == UInt8(ascii: "}") {
                return offset + 2
            }
            offset += 1
        }
        throw TemplateError("this comment is not closed: `#}` is missing", in: file, at: start..<start + 2)
    }

    private mutating func addLiteral(until end: Int) {
        guard literalStart < end else { return }
        guard file.isHTML else { return addLiteral(literalStart..<end) }
        let bytes = file.bytes
        var start = literalStart
        var offset = start
        while offset < end {
            note(tagAt: offset, until: end)
            let isLineStart = offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n")
            guard verbatim == nil, isLineStart, bytes[offset].isIndentation else {
                offset += 1
                continue
            }
            let line = offset
            while offset < end, bytes[offset].isIndentation { offset += 1 }
            // One blank stays where the end of the line before was written: in its place.
            let hasBreak = line > start
            addLiteral(start..<(hasBreak ? line - 1 : line))
            start = hasBreak ? offset - 1 : offset
        }
        addLiteral(start..<end)
    }

    private mutating func addLiteral(_ range: Range<Int>) {
        if !range.isEmpty { tokens.append(Token(kind: .literal, range: range)) }
    }

    /// Follows the elements in which blanks count.
    private mutating func note(tagAt offset: Int, until end: Int) {
        guard file.bytes[offset] == UInt8(ascii: "<") else { return }
        if let name = verbatim {
            let name = Bytes("/".utf8) + name
            if file.bytes[(offset + 1)..<end].starts(with: name) { verbatim = nil }
        } else {
            verbatim = Self.verbatim.first { name in
                let rest = file.bytes[(offset + 1)..<end]
                return rest.starts(with: name) && rest.dropFirst(name.count).first.map { !$0.isNamePart } ?? true
            }
        }
    }

    private static let verbatim = ["pre", "textarea", "script", "style"].map { Bytes($0.utf8) }

    private mutating func add(_ kind: Token.Kind, _ range: Range<Int>) {
        addLiteral(until: range.lowerBound)
        tokens.append(Token(kind: kind, range: range))
        literalStart = range.upperBound
    }

    /// Adds a piece that writes nothing itself, with its whole line if there is nothing else on it. Answers where to
    /// go on.
    private mutating func addLine(_ kind: Token.Kind?, _ range: Range<Int>) -> Int {
        let bytes = file.bytes
        let newline = UInt8(ascii: "\n")
        var start = range.lowerBound
        while start > literalStart, bytes[start - 1].isTemplateBlank, bytes[start - 1] != newline { start -= 1 }
        var end = range.upperBound
        while end < bytes.count, bytes[end].isTemplateBlank, bytes[end] != newline { end += 1 }
        let hasLine = (start == 0 || bytes[start - 1] == newline) && (end == bytes.count || bytes[end] == newline)
        addLiteral(until: hasLine ? start : range.lowerBound)
        if let kind { tokens.append(Token(kind: kind, range: range)) }
        literalStart = hasLine ? min(end + 1, bytes.count) : range.upperBound
        return literalStart
    }
}

extension UInt8 {
    fileprivate var isIndentation: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
