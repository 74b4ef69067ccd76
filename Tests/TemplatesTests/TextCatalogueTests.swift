import Templates
import Testing

@Suite struct TextCatalogueTests {
    static let files = [
        "page.html": """
        {% if title %}{{ t "Save" }}{% else if title == t "Compared" %}{% end %}
        {{ title | default t "Nothing" }} {% let a = t "Named {title}" %}
        {% for lead in leads %}{% t %}In a loop{% end %}{% empty %}{% t as "list" %}Empty{% end %}{% end %}
        {{ count | plural "{n} lead" "{n} leads" }}
        """,
        "components/card.html": "{% takes title=t \"Default\" %}{% slot %}",
        "unused/_part.html": "{% card title=t \"Given\" %}{{ t \"Save\" }}{% end %}{% include \"x\" a=t \"Passed\" %}",
    ]

    @Test("every text of every file is found, also where no page goes")
    func extraction() throws {
        let catalogue = try TextCatalogue(files: Self.files)
        let gaps = catalogue.gaps(in: .german)
        let expected = [
            "Compared", "Default", "Empty", "Given", "In a loop", "Named {title}", "Nothing", "Passed", "Save",
            "{n} lead",
        ]
        #expect(gaps == expected.map { "`\($0)` is missing" })
    }

    @Test("an update adds, keeps and drops, and says nothing twice")
    func update() throws {
        let old =
            header + """
                # Short, it is on a button.
                #: old.html
                msgid "Save"
                msgstr "Sichern"

                msgid "Gone"
                msgstr "Weg"

                msgid "{n} lead"
                msgstr "Leads"
                """
        let catalogue = try TextCatalogue(files: Self.files)
        let new = try catalogue.updated(old, file: "de.po")
        #expect(
            new.contains(
                """
                # Short, it is on a button.
                #: page.html
                #: unused/_part.html
                msgid "Save"
                msgstr "Sichern"

                """))
        #expect(!new.contains("Gone"))
        #expect(
            new.contains("#, fuzzy\nmsgid \"{n} lead\"\nmsgid_plural \"{n} leads\"\nmsgstr[0] \"\"\nmsgstr[1] \"\""))
        #expect(new.contains("msgctxt \"list\"\nmsgid \"Empty\"\nmsgstr \"\""))
        #expect(try catalogue.updated(new, file: "de.po") == new)
    }

    @Test("what keeps a language from being complete is named")
    func gaps() throws {
        let po =
            header + """
                msgid "Save"
                msgstr ""

                #, fuzzy
                msgid "Open"
                msgstr "Auf"

                msgid "Old"
                msgstr "Alt"

                msgid "Done"
                msgstr "Fertig"
                """
        let template = "{{ t \"Save\" }}{{ t \"Open\" }}{{ t \"Done\" }}"
        let catalogue = try TextCatalogue(files: ["page.html": template, "texts/de.po": po])
        #expect(
            catalogue.gaps(in: .german) == [
                "`Open` is only guessed (fuzzy)", "`Save` is not translated", "`Old` is used no more",
            ])
    }

    @Test("one text cannot have two plurals")
    func plurals() {
        let template = "{{ count | plural \"a\" \"b\" }}{{ count | plural \"a\" \"c\" }}"
        #expect(throws: TemplateError.self) { try TextCatalogue(files: ["page.html": template]) }
    }
}
