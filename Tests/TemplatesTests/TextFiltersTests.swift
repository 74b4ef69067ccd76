import Testing

@testable import Templates

@Suite struct TextFiltersTests {
    @Test(
        "initials are the first letters of the first and the last word, whatever they are written in",
        arguments: [
            ("Anna Maria Schmidt", "AS"), ("anna", "A"), ("  Bo-Li  7eleven ", "B7"), ("Jürgen Krüger", "JK"),
            ("Ernst Özdemir", "EÖ"), ("Élodie Roux", "ÉR"), ("Ann × Bo", "AB"), ("A×B", "AB"), ("A÷B", "AB"),
            ("E\u{301}mile Zo", "ÉZ"), ("O'Connor", "OC"), ("王 小明", "王小"), ("…", ""), ("", ""), ("ßa", "SS"),
            ("Jane D\u{308}oe", "JD\u{308}"),
        ])
    func initials(name: String, expected: String) {
        #expect(name.initials == expected)
    }
}
