import Base
import Database
import TestKit
import Testing

/// The house has one way to say things; what a pattern can hold of it is held here. The glossary in `docs/code.md` has
/// the words.
@Suite struct WordsTests {
    /// Patterns that no English text may match, and what to write instead.
    private static let english: [(pattern: String, instead: String)] = [
        (#"^(Whom|Whose|Whoever)\b"#, "a noun as the subject"),
        (#"\b(whom|whoever|whichever)\b"#, "a noun"),
        (#"\b([Ss]omebody|[Ee]verybody|[Aa]nybody|[Nn]obody)\b"#, "someone, everyone, anyone, no one"),
        (#"\bis none\b"#, "is invalid"),
        (#"\bso (many|much)\b"#, "the number"),
        (#"\bof late\b"#, "recently"),
        (#"\bput (it |them )?(right|away)\b"#, "correct, dismiss"),
        (#"\blook(s|ed|ing)? after\b"#, "manage"),
        (#"\b(take|takes|taken|took) (up|along)\b"#, "add, import, export"),
        (#"\bpick(s|ed)?\b"#, "select"),
        (#"\b(holds|hold at once|held to)\b"#, "takes effect, applies"),
        (#"(^|[^-\w])[Mm]ails?\b(?! server)"#, "e-mail"),
        (#"\b(anew|meanwhile|forthwith|hitherto)\b"#, "again, in the meantime"),
        (#"\b(by itself|by themselves)\b"#, "automatically"),
        (#"\bjudged?\b"#, "evaluate"),
        (#"\brehears"#, "preview"),
        (#"\bkinds? of partner\b"#, "partner type"),
        (#"!"#, "no exclamation mark"),
        (#"[^.…]\.\.\."#, "…"),
    ]
    private static let german: [(pattern: String, instead: String)] = [
        (#"\bFassung(en)?\b"#, "Version"),
        (#"\bTafel\b"#, "Board"),
        (#"(^|[^-\w])Mails?\b(?!-|server)"#, "E-Mail"),
        (#"\bZust(a|ä)nde?\b"#, "Status"),
        (#"\bMitarbeiter\b"#, "Mitarbeitende"),
        (#"\bBearbeiter\b"#, "zuständige Person"),
        (#"\bgescheitert"#, "fehlgeschlagen"),
        (#"!"#, "kein Ausrufezeichen"),
    ]
    /// Comments say what a thing does, not who does what.
    private static let comments: [(pattern: String, instead: String)] = [
        (#"/// (Who|Whom|Whose|Whoever)\b"#, "a verb or a noun"),
        (#"\bfor what is none\b|\bis none of (it|its|theirs|their)\b"#, "is absent, is invalid"),
        (#"\bof late\b"#, "recently"),
        (#"\b(put|puts) away\b"#, "dismissed, stored"),
    ]

    @Test("texts and their German are worded as the house words them")
    func texts() throws {
        let lines = try TextFile.read("\(Repository.root)/Templates/texts/de.po").split(separator: "\n").map(
            String.init)
        let (english, german) = (try Self.rules(Self.english), try Self.rules(Self.german))
        var found: [String] = []
        for line in lines where line.hasPrefix("msg") && !line.hasPrefix("msgctxt") {
            let text = line.drop { $0 != "\"" }.dropFirst().dropLast()
            found += try Self.hits(of: line.hasPrefix("msgid") ? english : german, in: text)
        }
        #expect(found == [])
    }

    @Test("comments are worded as the house words them")
    func sources() throws {
        let rules = try Self.rules(Self.comments)
        var found: [String] = []
        for file in try Self.files("Sources") {
            for line in try TextFile.read(file).split(separator: "\n") {
                guard let start = line.firstRange(of: "//") else { continue }
                found += try Self.hits(of: rules, in: line[start.lowerBound...]).map {
                    "\(file): \($0)"
                }
            }
        }
        #expect(found == [])
    }

    private typealias Rule = (pattern: Regex<AnyRegexOutput>, instead: String)

    private static func rules(_ table: [(pattern: String, instead: String)]) throws -> [Rule] {
        try table.map { (try Regex($0.pattern), $0.instead) }
    }

    /// What of a line matches, and what to write.
    private static func hits(of rules: [Rule], in text: Substring) throws -> [String] {
        try rules.compactMap { rule in
            try rule.pattern.firstMatch(in: text).map { "“\(text[$0.range])” in “\(text)”: \(rule.instead)" }
        }
    }

    private static func files(_ folder: String) throws -> [String] {
        try Disk.names(in: "\(Repository.root)/\(folder)").flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            if name.hasSuffix(".swift") { return ["\(Repository.root)/\(path)"] }
            return name.contains(".") ? [] : try files(path)
        }
    }
}
