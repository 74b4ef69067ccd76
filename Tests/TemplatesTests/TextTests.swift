import Base
import Templates
import Testing

@Suite struct TextTests {
    private static let german =
        header + """
            msgctxt "stage"
            msgid "Open"
            msgstr "Offen"

            msgid "{company} was <archived>"
            msgstr "Archiviert: {company} <fertig>"

            msgid "{n} lead of {name}"
            msgid_plural "{n} leads of {name}"
            msgstr[0] "ein Lead von {name}"
            msgstr[1] "{n} Leads von {name}"
            """

    private func both(_ template: String, _ text: Text, hint: Text? = nil) throws -> [String] {
        let templates = try TemplateSet(
            files: ["texts.html": template, "texts/de.po": Self.german], pages: [TextPage.self])
        return [Audience.english, .german].map { reader in
            let page = templates.render(TextPage(text: text, hint: hint), for: reader) ?? []
            return String(decoding: page, as: UTF8.self)
        }
    }

    @Test("a text of the program is shown in the reader's language, its values in their places, escaped")
    func shown() throws {
        #expect(try both("{{ text }}", Text("Open", as: "stage")) == ["Open", "Offen"])
        #expect(
            try both("<b title=\"{{ text }}\">", Text("{company} was <archived>", ["company": "\"A\""]))
                == [
                    "<b title=\"&quot;A&quot; was &lt;archived&gt;\">",
                    "<b title=\"Archiviert: &quot;A&quot; &lt;fertig&gt;\">",
                ])
        let leads = Text("{n} lead of {name}", many: "{n} leads of {name}", 1200, ["name": "Kim"])
        #expect(try both("{{ text }}", leads) == ["1,200 leads of Kim", "1.200 Leads von Kim"])
        let lead = Text("{n} lead of {name}", many: "{n} leads of {name}", 1, ["name": "Kim"])
        #expect(try both("{{ text }}", lead) == ["1 lead of Kim", "ein Lead von Kim"])
    }

    @Test("a text that lacks its translation is English; one that may be missing is left out")
    func missing() throws {
        #expect(try both("{{ text }}", Text("Open")) == ["Open", "Open"])
        let template = "<b title=\"{{ hint }}\">{% if hint %}{{ hint }}{% else %}-{% end %}"
        #expect(try both(template, Text("a")) == ["<b>-", "<b>-"])
        #expect(try both(template, Text("a"), hint: Text("b")) == ["<b title=\"b\">b", "<b title=\"b\">b"])
    }

    @Test("texts outside of pages")
    func outside() throws {
        let templates = try TemplateSet(files: ["texts/de.po": Self.german], pages: [])
        #expect(templates.text(Text("Open", as: "stage"), for: .german) == "Offen")
        #expect(templates.text(Text("Open", as: "stage"), for: .english) == "Open")
    }

    @Test("texts are found in code, and nothing else is")
    func found() throws {
        let code = """
            let a = Text("Plain"), b = Text("Say \\"hi\\" \\\\ there\\nnow")
            case .open: Text("Open", as: "stage")
            return Text("{n} a", many: "{n} b", count)
            // Text("comment")
            /// Text("documentation")
            Text(
                "Long", as: "stage")
            Text(
                "{n} c",
                many: "{n} d", count)
            let c = .text("no"), d = PlainText("no"), e = Text(variable), f = myText("no"), g = Text("open
            """
        let catalogue = try TextCatalogue(files: [:], code: ["Lead.swift": code])
        #expect(
            catalogue.gaps(in: .german)
                == ["Long", "Open", "Plain", "Say \"hi\" \\ there\nnow", "{n} a", "{n} c"].map { "`\($0)` is missing" })
        let po = try catalogue.updated(header, file: "de.po")
        #expect(po.contains("#: Lead.swift\nmsgctxt \"stage\"\nmsgid \"Open\""))
        #expect(po.contains("msgid \"{n} a\"\nmsgid_plural \"{n} b\""))
        #expect(po.contains("msgid \"{n} c\"\nmsgid_plural \"{n} d\""))
    }

    @Test("a translation of a text in code must go with it")
    func mismatch() throws {
        let po = header + "msgid \"a {b}\"\nmsgstr \"a {c}\"\n"
        let catalogue = try TextCatalogue(files: ["texts/de.po": po], code: ["a.swift": "Text(\"a {b}\")"])
        #expect(
            catalogue.gaps(in: .german)
                == ["`a {b}` has `{c}`, which the English has not; did you mean `b`?"])
    }
}

private struct TextPage: TemplatePage {
    static let template = "texts"
    let text: Text
    let hint: Text?
}
