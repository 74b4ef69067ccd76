import Base
import Testing

@testable import Templates

@Suite struct TextsTests {
    static let german = """
        # Said to partners.
        msgid "Hello {name}, <b>welcome</b>"
        msgstr "<b>Willkommen</b>, {name}"

        msgid "Save"
        msgstr "Speichern & schließen"

        msgctxt "verb"
        msgid "Open"
        msgstr "Öffnen"

        msgctxt "stage"
        msgid "Open"
        msgstr ""
        "Offen"

        msgid "{n} lead"
        msgid_plural "{n} leads"
        msgstr[0] "Ein Lead"
        msgstr[1] "{n} Leads"

        msgid "<i>{count}</i> lead"
        msgid_plural "<i>{count}</i> leads of {title}"
        msgstr[0] "<i>ein</i> Lead"
        msgstr[1] "<i>{count}</i> Leads von {title}"

        msgid "See <a href=\\"{path}\\">all</a>"
        msgstr "<a href=\\"{path}\\">Alle</a> ansehen"
        """

    private func renderGerman(_ template: String, _ page: Sample = Sample(), _ texts: String = german) throws -> String
    {
        let templates = try TemplateSet(
            files: ["page.html": template, "texts/de.po": header + texts], pages: [Sample.self])
        return String(decoding: templates.render(page, for: .german) ?? [], as: UTF8.self)
    }

    @Test(
        "a text is its translation, with the values where that puts them",
        arguments: [
            (
                "{% t %}\n  Hello {{ owner.name }},\n  <b>welcome</b>\n{% end %}",
                "Hello Anna Weber, <b>welcome</b>", "<b>Willkommen</b>, Anna Weber"
            ),
            (
                "<b title=\"{{ t \"Save\" }}\">{{ t \"Save\" }}</b>", "<b title=\"Save\">Save</b>",
                "<b title=\"Speichern &amp; schließen\">Speichern &amp; schließen</b>"
            ),
            ("{{ t \"Open\" as \"verb\" }} {% t as \"stage\" %}Open{% end %}", "Open Open", "Öffnen Offen"),
            ("{{ leads.count | plural \"{n} lead\" \"{n} leads\" }}", "2 leads", "2 Leads"),
            ("{{ 1 | plural \"{n} lead\" \"{n} leads\" }}", "1 lead", "Ein Lead"),
            (
                "{% t count %}<i>{{ count }}</i> lead{% plural %}<i>{{ count }}</i> leads of {{ title }}{% end %}",
                "<i>3</i> leads of Leads", "<i>3</i> Leads von Leads"
            ),
            (
                "{% t %}See <a href=\"{{ path }}\">all</a>{% end %}", "See <a href=\"/leads/3\">all</a>",
                "<a href=\"/leads/3\">Alle</a> ansehen"
            ),
        ])
    func translated(template: String, english: String, german: String) throws {
        #expect(try render(template) == english)
        #expect(try renderGerman(template) == german)
    }

    @Test(
        "the number chooses the form", arguments: [(0, "0 Leads"), (1, "Ein Lead"), (2, "2 Leads"), (-1, "Ein Lead")])
    func forms(count: Int, expected: String) throws {
        let template = "{{ count | plural \"{n} lead\" \"{n} leads\" }}"
        #expect(try renderGerman(template, Sample(count: count)) == expected)
    }

    @Test(
        "a translation that does not go with its English is an error",
        arguments: [
            ("msgid \"Save\"\nmsgstr \"\"", "{{ t \"Save\" }}", "has no translation (de)"),
            ("#, fuzzy\nmsgid \"Save\"\nmsgstr \"x\"", "{{ t \"Save\" }}", "has no translation (de)"),
            ("", "{{ t \"Save\" }}", "has no translation (de)"),
            (
                "msgid \"a {title}\"\nmsgstr \"b {titel}\"", "{{ t \"a {title}\" }}",
                "has `{titel}`, which the English has not; did you mean `title`?"
            ),
            ("msgid \"a {title}\"\nmsgstr \"b\"", "{{ t \"a {title}\" }}", "lacks `{title}`"),
            ("msgid \"a <b>c</b>\"\nmsgstr \"<i>b</i>\"", "{% t %}a <b>c</b>{% end %}", "has other tags"),
            ("msgid \"a\"\nmsgstr \"<script>\"", "{% t %}a{% end %}", "has other tags"),
            (
                "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"<b>\"\nmsgstr[1] \"y\"",
                "{% t count %}a{% plural %}b{% end %}", "has other tags"
            ),
            ("msgid \"a\"\nmsgstr \"x\"", "{% t count %}a{% plural %}b{% end %}", "has no translation"),
        ])
    func mismatches(texts: String, template: String, message: String) {
        let error = #expect(throws: TemplateErrors.self) { try renderGerman(template, Sample(), texts) }
        #expect(error?.description.contains(message) == true, "\(String(describing: error))")
    }

    @Test("while a page is written its texts may lack their translation")
    func development() throws {
        #expect(try render("{{ t \"Nothing yet\" }}", for: .german) == "Nothing yet")
    }

    @Test(
        "a .po file that is not understood is an error with its line",
        arguments: [
            ("msgid \"a\"\nmsgstr b", 6, "a text in quotes is expected"),
            ("msgid \"a\"\nmsgstr \"b", 6, "a text in quotes is expected"),
            ("msgid \"a\"\n\nmsgstr \"b\"", 6, "`msgstr` is expected"),
            ("msgstr \"b\"", 5, "`msgid` is expected"),
            ("msgid \"a\"\nmsgstr \"b\"\nmsgfoo \"c\"", 7, "was not expected"),
            ("msgid \"a\"\nmsgstr \"\\x\"", 6, "`\\x` is not known"),
            ("msgid \"a\"\nmsgstr \"b\"c\"", 6, "a quote within a text"),
            ("msgid \"a\"\nmsgstr \"b\\\"", 6, "a text in quotes is expected"),
            ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"", 5, "2 forms must stand"),
            ("msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"b\"", 8, "stands here twice"),
            ("#! x\nmsgid \"a\"\nmsgstr \"b\"", 5, "no known kind"),
        ])
    func strict(entries: String, line: Int, message: String) {
        let error = #expect(throws: TemplateError.self) { try PortableObject(header + entries, file: "de.po") }
        #expect(error?.message.contains(message) == true, "\(String(describing: error))")
        #expect(error?.line == line)
    }

    @Test(
        "a header without its plural forms is an error",
        arguments: [
            "", "msgid \"a\"\nmsgstr \"b\"", "msgid \"\"\nmsgstr \"\"",
            "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2;\"",
            "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=0; plural=0;\"",
            "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2; plural=system(n);\"",
        ])
    func headers(content: String) {
        #expect(throws: TemplateError.self) { try PortableObject(content, file: "de.po") }
    }

    @Test("a .po file may have the line ends of Windows, and accents behind its marks")
    func oddBytes() throws {
        let content = (header + "msgid \"a\"\nmsgstr \"\u{301}b\\\"\u{301}\"\n").replacing("\n", with: "\r\n")
        let object = try PortableObject(content, file: "de.po")
        #expect(object.entries.first?.texts == ["\u{301}b\"\u{301}"])
        #expect(try PortableObject(object.text, file: "de.po").entries.first?.texts == ["\u{301}b\"\u{301}"])
    }

    @Test("a .po file is written as it is read, sorted")
    func roundTrip() throws {
        let object = try PortableObject(header + Self.german, file: "de.po")
        let again = try PortableObject(object.text, file: "de.po")
        #expect(again.text == object.text)
        #expect(again.entries.map(\.key) == object.entries.map(\.key).sorted())
        #expect(object.text.contains("# Said to partners.\nmsgid \"Hello {name}, <b>welcome</b>\""))
    }

    @Test(
        "plural rules of the world",
        arguments: [
            ("n != 1", [1, 0, 1, 1]), ("n>1", [0, 0, 1, 1]), ("0", [0, 0, 0, 0]),
            ("n==1 ? 0 : n>=2 && n<=4 ? 1 : 2", [2, 0, 1, 2]),
            ("(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)", [2, 0, 1, 2]),
            ("!n", [1, 0, 0, 0]), ("n % 0", [0, 0, 0, 0]),
        ])
    func pluralRules(rule: String, forms: [Int]) throws {
        let rule = try #require(PluralRule(rule))
        #expect([0, 1, 2, 5].map(rule.form) == forms)
    }

    @Test("what is no plural rule is none", arguments: ["", "n +", "n ? 1", "(n", "m", "n == ", "n n"])
    func noPluralRule(rule: String) {
        #expect(PluralRule(rule) == nil)
        #expect(PluralRule(String(repeating: "(", count: 10_000) + "n") == nil)
    }
}
