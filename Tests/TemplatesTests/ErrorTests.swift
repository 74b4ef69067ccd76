import Base
import Templates
import Testing

@Suite struct ErrorTests {
    @Test(
        "an error says where it is, what is wrong, and what may have been meant",
        arguments: [
            ("{{ titel }}", "1:4: there is no name `titel` here; did you mean `title`?"),
            ("a\n  {{ owner.nam }}", "2:12: Person shows no `nam`; did you mean `name`?"),
            ("{{ title.x }}", "1:10: a text has no `x`"),
            ("{{ leads.size }}", "1:10: a list has no `size`"),
            ("{{ title | uper }}", "1:12: there is no filter `uper`; did you mean `upper`?"),
            ("{{ title | money }}", "1:12: the filter `money` is for an amount of money; this is a text"),
            ("{{ amount | money \"x\" }}", "1:13: the filter `money` takes nothing or `\"whole\"`"),
            ("{{ title | truncate }}", "1:12: the filter `truncate` takes a number of letters"),
            ("{{ title | upper 3 }}", "1:12: the filter `upper` takes nothing"),
            ("{{ count | initials }}", "1:12: the filter `initials` is for a text; this is a number"),
            ("{{ leads | default title }}", "1:12: the filter `default` is for what may be missing; this is a list"),
            ("{{ title | plural \"a\" }}", "1:12: `plural` takes two texts"),
            ("{{ title | plural \"a\" \"b\" }}", "1:4: one or many is said of a number; this is a text"),
            ("{{ created }}", "1:4: say how to show a moment"),
            ("{{ leads }}", "1:4: a list cannot be printed: use `{% for %}`"),
            ("{{ owner }}", "1:4: print one of its names: `boss`, `friends`, `mail`, `name`"),
            ("{{ isLocked }}", "1:4: a yes or no has nothing to print: use `{% if %}`"),
            ("{{ }}", "1:1: here a name or a text is expected"),
            ("{{ title title }}", "1:10: `title` was not expected here"),
            ("{{ title. }}", "1:1: here a name is expected"),
            ("{{ title & x }}", "1:10: this has no meaning here: `&`"),
            ("{{ title", "1:1: this is not closed: `}}` is missing"),
            ("{{ \"abc }}", "1:4: this text is not closed: the quote is missing"),
            ("{# abc", "1:1: this comment is not closed: `#}` is missing"),
            ("{{ 99999999999999999999 }}", "1:4: this number is too large"),
            ("{% if title %}", "1:1: this is not closed: `{% end %}` is missing"),
            ("{% for a in leads %}{% end if %}", "1:28: `if` was not expected here"),
            ("{% end %}", "1:1: nothing is open that this could belong to"),
            ("{% if title %}{% else %}{% else %}{% end %}", "1:28: here `{% end %}` is expected"),
            ("{% fro a in leads %}{% end %}", "1:4: there is no statement or component `fro`; did you mean `for`?"),
            ("{% for a of leads %}{% end %}", "1:10: here `in` is expected"),
            ("{% for a in title %}{% end %}", "1:13: `for` is for a list"),
            ("{% for a in leads %}{{ loop.idx }}{% end %}", "1:29: a loop has `first`, `last` and `index`, no `idx`"),
            ("{{ loop.index }}", "1:4: there is no name `loop` here"),
            ("{% if owner %}{% end %}", "1:7: this is always there"),
            ("{% if title == 3 %}{% end %}", "1:13: a text and a number are never equal"),
            ("{% if amount > 3 %}{% end %}", "1:7: texts and numbers can be compared; this is an amount of money"),
            ("{% if title = 3 %}{% end %}", "1:13: `=` was not expected here"),
            ("{% if (title %}{% end %}", "1:1: here `)` is expected"),
            ("{% let a title %}", "1:10: here `=` is expected"),
            ("{% layout \"app\" %}", "1:11: there is no file `layouts/app.html`"),
            ("x{% layout \"app\" %}", "1:5: `layout` stands at the top of a file"),
            ("{% include \"_card\" %}", "1:12: there is no file `_card.html`"),
            ("{% slot %}", "1:1: a slot stands in a component"),
            ("{% t %}a{% if title %}{% end %}{% end %}", "1:1: a text that is translated holds words, tags and slots"),
            ("{% t %}a { b{% end %}", "1:8: braces cannot stand in a text that is translated"),
            ("{% t count %}a{% end %}", "1:1: a text that is given a number has a `{% plural %}`"),
            ("{% t %}a{% plural %}b{% end %}", "say which number chooses"),
            ("{% t %}{{ title }} {{ title | upper }}{% end %}", "two values of this text are named `title`"),
            ("{{ t \"a {b\" }}", "this is not closed: `}` is missing"),
            ("\u{FFFD}{{ tïtle }}", "this has no meaning here"),
        ])
    func messages(template: String, message: String) {
        let found = problem(template) ?? "none"
        #expect(found.contains(message), "\(found)")
    }

    @Test("an error shows its line with the place marked")
    func marker() {
        let expected = """
            page.html:2:14: there is no name `titel` here; did you mean `title`?
              2 | <h1>ä {{ 3 }}{{ titel | upper }}</h1>
                |                 ^^^^^
            """.replacing("2:14", with: "2:17")
        #expect(problem("<p>\n<h1>ä {{ 3 }}{{ titel | upper }}</h1>\n</p>") == expected)
    }

    @Test("an error in a file that was brought in says by whom")
    func trail() {
        let files = ["_a.html": "{% include \"_b\" %}", "_b.html": "\n{{ nothing }}"]
        let expected = """
            _b.html:2:4: there is no name `nothing` here
              2 | {{ nothing }}
                |    ^^^^^^^
              brought in by _a.html:1
              brought in by page.html:3
            """
        #expect(problem("\n\n{% include \"_a\" %}", files: files) == expected)
    }

    @Test("all errors are told at once, each once")
    func all() {
        let files = ["_a.html": "{{ ", "_b.html": "{% x %}"]
        let found = problem("{{ titel }}", files: files) ?? ""
        #expect(found.contains("_a.html:1:1") && found.contains("_b.html:1:4"))
        let twice = problem("{{ titel }}") ?? ""
        #expect(twice.split(separator: "no name").count == 2)
    }

    @Test("a page type without its file, and a name shown twice, are errors")
    func pages() {
        #expect(throws: TemplateErrors.self) { try TemplateSet(files: [:], pages: [Sample.self]) }
        #expect(throws: TemplateErrors.self) { try TemplateSet(files: ["page.html": ""], pages: [Twice.self]) }
    }

    @Test("what is nested without end is refused, not followed")
    func depth() {
        let opened = String(repeating: "{% if title %}", count: 5000)
        #expect(problem(opened)?.contains("nested too deep") == true)
        let elses = "{% if title %}" + String(repeating: "{% else if title %}", count: 5000) + "{% end %}"
        #expect(problem(elses)?.contains("nested too deep") == true)
        for (term, joint) in [("(title", ""), ("not title", ""), ("title", " and "), ("count == 3", " or ")] {
            let terms = String(repeating: term + joint, count: 5000)
            #expect(problem("{% if \(terms) %}{% end %}")?.contains("this condition is too long") == true)
        }
        let filters = String(repeating: " | upper", count: 5000)
        #expect(problem("{{ title\(filters) }}")?.contains("too many filters") == true)
        let path = String(repeating: ".boss", count: 5000)
        #expect(problem("{{ owner\(path) }}")?.contains("this name is too long") == true)
        let loops = String(repeating: "{% for a in leads %}", count: 20) + String(repeating: "{% end %}", count: 20)
        #expect(problem(loops)?.contains("nested too deep") == true)
        let doubling = Dictionary(
            uniqueKeysWithValues: (0..<30).map { number in
                ("_\(number).html", "{% include \"_\(number + 1)\" %}{% include \"_\(number + 1)\" %}")
            })
        let files = doubling.merging(["_30.html": ""]) { first, _ in first }
        #expect(problem("{% include \"_0\" %}", files: files)?.contains("too many of each other") == true)
    }
}

private struct Twice: TemplatePage {
    static let template = "page"
    let title: String

    static let shape = Shape<Twice> {
        $0.show("title", \.title)
        $0.show("title", \.title)
    }
}
