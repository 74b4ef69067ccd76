/// The words that a person searches for, in the other ways that they are written, too: the index folds accents by
/// itself, but does not know that `ü` is also written `ue`, nor that `ß` and `ø` are letters with cousins.
struct SearchWords {
    /// More words than anyone types; the rest is ignored.
    private static let limit = 10
    private static let longest = 60

    let words: [String]

    init(_ text: String) {
        words = text.split(whereSeparator: \.isWhitespace).map { String($0.prefix(Self.longest)) }
            .filter { $0.contains { $0.isLetter || $0.isNumber } }.prefix(Self.limit).map { $0 }
    }

    /// The other spellings of a word, without the word itself.
    static func variants(of word: String) -> [String] {
        // Most words have no letter that is written in two ways.
        guard word.utf8.contains(where: { $0 >= 0x80 }) else { return [] }
        let lowercase = word.lowercased()
        let variants = [lowercase.spelled(with: spelledOut), lowercase.spelled(with: plain)]
        return Array(Set(variants).subtracting([lowercase])).sorted()
    }

    /// Other spellings to add to a document, so that it is found by them.
    static func variants(in text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return "" }
        return text.split(whereSeparator: \.isWhitespace).flatMap { variants(of: String($0)) }.joined(separator: " ")
    }

    private static let spelledOut: [Character: String] = plain.merging(
        ["ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"]
    ) { $1 }

    /// Letters that are no accented form of another one.
    private static let plain: [Character: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    ]
}

extension String {
    fileprivate func spelled(with letters: [Character: String]) -> String {
        reduce(into: "") { $0 += letters[$1] ?? String($1) }
    }
}
