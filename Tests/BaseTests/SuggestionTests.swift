import Base
import Testing

@Suite struct SuggestionTests {
    @Test(
        "a slip of the finger finds the word that was meant",
        arguments: [
            ("prot", "port"), ("por", "port"), ("hots", "host"), ("data-dir", nil), ("idle-timeuot", "idle-timeout"),
            ("xyz", nil), ("", nil),
        ] as [(String, String?)])
    func nearest(word: String, expected: String?) {
        #expect(["host", "port", "data", "idle-timeout"].nearest(to: word) == expected)
    }
}
