import Base
import Testing

@Suite struct UnicodeFormsTests {
    @Test(
        "what is found and sorted has neither case nor accents",
        arguments: [
            ("Özdemir", "ozdemir"), ("O\u{308}ZDEMIR", "ozdemir"), ("Straße", "strasse"),
            ("Łukasz Ødegård", "lukasz odegard"),
            ("İstanbul", "istanbul"), ("Crème brûlée", "creme brulee"), ("ﬁn", "fin"), ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
            ("Ёлка", "елка"), ("東京", "東京"), ("हिन्दी", "हिन्दी"), ("Plain 7", "plain 7"), ("", ""),
        ])
    func folded(text: String, expected: String) {
        #expect(Array(text.folded.unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(
        "a letter and its accent become one character",
        arguments: [("e\u{301}", "\u{E9}"), ("\u{E9}", "\u{E9}"), ("e", "e")])
    func composed(text: String, expected: String) {
        #expect(Array(text.composed.unicodeScalars) == Array(expected.unicodeScalars))
    }
}
