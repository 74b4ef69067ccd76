import Testing

@testable import HTTP

@Suite struct ConditionalTests {
    static let tag = "\"a\""
    static let changed: Int64 = 784_111_777
    static let before = "Sun, 06 Nov 1994 08:49:36 GMT"
    static let then = "Sun, 06 Nov 1994 08:49:37 GMT"
    static let after = "Sun, 06 Nov 1994 08:49:38 GMT"

    /// The lines are joined by `|`.
    static func outcome(_ method: Method, _ lines: String, tag: String?, changed: Int64?) -> Precondition {
        let all = lines.split(separator: "|").map(String.init)
        let made = all.count == 2 ? request(method, all[0], all[1]) : request(method, lines)
        return made.precondition(entityTag: tag, lastModified: changed)
    }

    @Test(
        "reading what the client already has is not modified",
        arguments: [
            "If-None-Match: \"a\"", "If-None-Match: W/\"a\"", "If-None-Match: \"b\", \"a\"", "If-None-Match: *",
            "If-None-Match: ,, \"b\" ,\t\"a\",", "If-None-Match: \"b\"|If-None-Match: \"a\"",
            "If-None-Match: \"b,c\",\"a\"", "If-Modified-Since: \(then)", "If-Modified-Since: \(after)",
            "If-None-Match: \"a\"|If-Modified-Since: \(before)", "If-Modified-Since: Sun Nov  6 08:49:37 1994",
        ])
    func notModified(lines: String) {
        #expect(Self.outcome(.get, lines, tag: Self.tag, changed: Self.changed) == .notModified)
        #expect(Self.outcome(.head, lines, tag: Self.tag, changed: Self.changed) == .notModified)
    }

    @Test(
        "a condition that fails stops the request",
        arguments: [
            "If-Match: \"b\"", "If-Match: W/\"a\"", "If-Match: \"b\", \"c\"", "If-Match: a", "If-Match: \"a\" \"b\"",
            "If-Match: *, \"b\"", "If-Match: ", "If-Unmodified-Since: \(before)",
            "If-Match: \"b\"|If-None-Match: \"a\"", "If-Match: \"b\"|If-Unmodified-Since: \(after)",
        ])
    func failed(lines: String) {
        for method in [Method.get, .put, .delete] {
            #expect(Self.outcome(method, lines, tag: Self.tag, changed: Self.changed) == .preconditionFailed)
        }
    }

    @Test(
        "a condition that holds, or is none, lets the request proceed",
        arguments: [
            "If-Match: \"a\"", "If-Match: *", "If-Match: \"b\"|If-Match: \"a\"", "If-Unmodified-Since: \(then)",
            "If-Unmodified-Since: yesterday", "If-Match: \"a\"|If-Unmodified-Since: \(before)",
            "If-None-Match: \"b\"", "If-None-Match: a", "If-None-Match: \"a", "If-None-Match: \"A\"",
            "If-None-Match: w/\"a\"", "If-Modified-Since: \(before)", "If-Modified-Since: yesterday",
            "If-Modified-Since: \(after)|If-Modified-Since: \(after)",
            "If-None-Match: \"b\"|If-Modified-Since: \(after)", "Accept: *",
        ])
    func proceeds(lines: String) {
        #expect(Self.outcome(.get, lines, tag: Self.tag, changed: Self.changed) == .proceed)
    }

    @Test("writing what should not be there fails, and dates do not stop a write")
    func writes() {
        #expect(Self.outcome(.put, "If-None-Match: *", tag: Self.tag, changed: nil) == .preconditionFailed)
        #expect(Self.outcome(.put, "If-None-Match: \"a\"", tag: Self.tag, changed: nil) == .preconditionFailed)
        #expect(Self.outcome(.put, "If-Modified-Since: \(Self.after)", tag: nil, changed: Self.changed) == .proceed)
    }

    @Test("what has no tag and no date matches no tag and no date")
    func withoutValidators() {
        #expect(Self.outcome(.get, "If-Match: \"a\"", tag: nil, changed: nil) == .preconditionFailed)
        #expect(Self.outcome(.get, "If-None-Match: \"a\"", tag: nil, changed: nil) == .proceed)
        #expect(Self.outcome(.get, "If-Modified-Since: \(Self.after)", tag: nil, changed: nil) == .proceed)
        #expect(Self.outcome(.get, "If-Unmodified-Since: \(Self.before)", tag: nil, changed: nil) == .proceed)
    }

    @Test("a weak tag is good enough to reuse a page, not to write over it")
    func weakTag() {
        #expect(Self.outcome(.get, "If-None-Match: \"a\"", tag: "W/\"a\"", changed: nil) == .notModified)
        #expect(Self.outcome(.put, "If-Match: W/\"a\"", tag: "W/\"a\"", changed: nil) == .preconditionFailed)
    }

    @Test(
        "a part is sent only to whom has the rest of the same state",
        arguments: [
            ("Range: bytes=0-", true), ("If-Range: \"a\"", true), ("If-Range: \(then)", true),
            ("If-Range: \"b\"", false), ("If-Range: W/\"a\"", false), ("If-Range: \(before)", false),
            ("If-Range: \(after)", false), ("If-Range: a", false), ("If-Range: \"a\", \"b\"", false),
            ("If-Range: *", false), ("If-Range: ", false),
        ])
    func ifRange(line: String, expected: Bool) {
        #expect(request(.get, line).allowsRange(entityTag: Self.tag, lastModified: Self.changed) == expected)
        let twice = request(.get, "If-Range: \(Self.tag)", "If-Range: \(Self.tag)")
        #expect(!twice.allowsRange(entityTag: Self.tag, lastModified: nil))
        #expect(!request(.get, "If-Range: x").allowsRange(entityTag: nil, lastModified: nil))
        #expect(!request(.get, "If-Range: W/\"a\"").allowsRange(entityTag: "W/\"a\"", lastModified: nil))
    }
}
