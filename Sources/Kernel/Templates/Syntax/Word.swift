internal import Base

/// A word between `{{ }}` or `{% %}`.
struct Word: Equatable, Sendable {
    enum Kind {
        case name, string, number, symbol
    }

    let kind: Kind
    /// A string without its quotes.
    let text: String
    let range: Range<Int>

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
    func isName(_ name: String) -> Bool { kind == .name && text == name }
}

/// Splits the content of the marks into words. Strings extend to their closing quote, so that they may contain the
/// marks.
struct WordScanner {
    let file: SourceFile
    private(set) var offset: Int
    private let end: Int

    /// Reads from an offset on, and, within a text, not beyond its end.
    init(_ file: SourceFile, from offset: Int, to end: Int? = nil) {
        self.file = file
        self.offset = offset
        self.end = end ?? file.bytes.count
    }

    private func byte(_ index: Int) -> UInt8? {
        index < end ? file.bytes[index] : nil
    }

    /// The words up to the closing mark, which is passed.
    mutating func words(until mark: StaticString, opened: Int) throws(TemplateError) -> [Word] {
        let closing = Bytes(mark.description.utf8)
        var words: [Word] = []
        while let first = byte(offset) {
            if file.bytes[offset..<end].starts(with: closing) {
                offset += closing.count
                return words
            }
            if first.isTemplateBlank {
                offset += 1
            } else {
                words.append(try next(first))
            }
        }
        throw TemplateError("this is not closed: `\(mark)` is missing", in: file, at: opened..<opened + closing.count)
    }

    private mutating func next(_ first: UInt8) throws(TemplateError) -> Word {
        let start = offset
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            guard let close = file.bytes[(start + 1)..<end].firstIndex(of: first) else {
                throw TemplateError("this text is not closed: the quote is missing", in: file, at: start..<start + 1)
            }
            offset = close + 1
            return Word(kind: .string, text: file.text(start + 1..<close), range: start..<offset)
        }
        let isNegative = first == UInt8(ascii: "-") && byte(start + 1)?.isDigit == true
        if first.isDigit || isNegative {
            offset += 1
            while byte(offset)?.isDigit == true { offset += 1 }
            return word(.number, from: start)
        }
        if first.isNameStart {
            while byte(offset)?.isNamePart == true { offset += 1 }
            return word(.name, from: start)
        }
        guard "|.=!<>()".utf8.contains(first) else {
            throw TemplateError(
                "this has no meaning here: `\(file.text(start..<start + 1))`", in: file, at: start..<start + 1)
        }
        offset += "=!<>".utf8.contains(first) && byte(start + 1) == UInt8(ascii: "=") ? 2 : 1
        return word(.symbol, from: start)
    }

    private func word(_ kind: Word.Kind, from start: Int) -> Word {
        Word(kind: kind, text: file.text(start..<offset), range: start..<offset)
    }
}

extension UInt8 {
    var isTemplateBlank: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\t")
            || self == UInt8(ascii: "\r")
    }

    var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
    fileprivate var isNameStart: Bool { isLetter || self == UInt8(ascii: "_") }
    var isNamePart: Bool { isNameStart || isDigit || self == UInt8(ascii: "-") }
}
