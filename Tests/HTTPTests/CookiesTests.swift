import Testing

@testable import HTTP

@Suite struct CookiesTests {
    static func pairs(_ lines: String...) -> [String] {
        Cookies(lines).pairs.map { "\($0.name)→\($0.value)" }
    }

    @Test(
        "what is a pair is read, what is not is passed over",
        arguments: [
            ("a=1", ["a→1"]), ("a=1; b=2", ["a→1", "b→2"]), ("a=1;b=2", ["a→1", "b→2"]),
            (" \ta=1 ; b=2\t", ["a→1", "b→2"]),
            ("a=", ["a→"]), ("a==1=", ["a→=1="]), ("a=\"1\"", ["a→\"1\""]), ("a=é", ["a→é"]), ("", []), (";;", []),
            ("a", []), ("=1", []), ("a =1", []), ("a= 1", []), ("a=1 2; b=3", ["b→3"]), ("a b=1; c=2", ["c→2"]),
            ("a=\u{1}; b=2", ["b→2"]), ("{\"x\":1}=1; b=2", ["b→2"]), ("a=1,b=2", ["a→1,b=2"]), ("ä=1; b=2", ["b→2"]),
            ("a=1;\u{301}; b=2", ["a→1", "b→2"]),
            ("A=1; a=2; A=3", ["A→1", "a→2", "A→3"]), ("$Version=1; a=2", ["$Version→1", "a→2"]),
        ])
    func pairs(line: String, expected: [String]) {
        #expect(Self.pairs(line) == expected)
    }

    @Test("the first of a name counts, also over several lines")
    func lookup() {
        let cookies = request(.get, "Cookie: a=1; a=2", "Host: x", "Cookie: a=3; b=4").cookies
        #expect(cookies["a"] == "1")
        #expect(cookies["b"] == "4")
        #expect(cookies["B"] == nil)
        #expect(request(.get).cookies.pairs.isEmpty)
    }
}
