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

/// Splits a template into its pieces. A statement or comment that has a line to itself takes the whole line away.
struct Tokenizer {
    private let file: SourceFile
    private var tokens: [Token] = []
    private var literalStart = 0

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
        if literalStart < end { tokens.append(Token(kind: .literal, range: literalStart..<end)) }
    }

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
