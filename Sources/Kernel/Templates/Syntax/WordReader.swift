/// Reads the words of one slot or statement from left to right.
struct WordReader {
    let file: SourceFile
    /// The whole slot or statement, marks included.
    let range: Range<Int>
    private let words: [Word]
    private var index = 0

    init(_ words: [Word], of file: SourceFile, _ range: Range<Int>) {
        self.words = words
        self.file = file
        self.range = range
    }

    var wordCount: Int { words.count }
    var isAtEnd: Bool { index == words.count }
    var next: Word? { isAtEnd ? nil : words[index] }
    var following: Word? { index + 1 < words.count ? words[index + 1] : nil }
    /// The end of the last word taken.
    var position: Int { index == 0 ? range.lowerBound : words[index - 1].range.upperBound }

    mutating func advance() -> Word? {
        guard let word = next else { return nil }
        index += 1
        return word
    }

    mutating func take(symbol: String) -> Bool {
        guard next?.isSymbol(symbol) == true else { return false }
        index += 1
        return true
    }

    mutating func take(name: String) -> Bool {
        guard next?.isName(name) == true else { return false }
        index += 1
        return true
    }

    /// The next word, which must be of this kind; otherwise an error says what was expected.
    mutating func take(_ kind: Word.Kind, _ expected: String) throws(TemplateError) -> Word {
        guard let word = next, word.kind == kind else { throw error("here \(expected) is expected") }
        index += 1
        return word
    }

    func finish() throws(TemplateError) {
        if let word = next { throw error("`\(word.text)` was not expected here") }
    }

    /// An error at the next word, or at the whole when there is none.
    func error(_ message: String) -> TemplateError {
        TemplateError(message, in: file, at: next?.range ?? range)
    }
}
