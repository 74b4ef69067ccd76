import Base
import Templates
import Testing

@Suite struct SyntaxTests {
    @Test(
        "a template writes what its author means",
        arguments: [
            ("plain { text } 100 %", "plain { text } 100 %"),
            ("{{ title }}|{{title}}", "Leads|Leads"),
            ("{{ \"{{\" }}", "{{"),
            ("a{# a comment with {{ title }} #}b", "ab"),
            ("{{ owner.name }}", "Anna Weber"),
            ("{{ owner.boss.company }}", "Boss of Anna Weber"),
            ("{{ shout }} {{ path }}", "LEADS /leads/3"),
            ("[{{ note }}{{ limit }}{{ bonus }}{{ manager.name }}{{ manager.boss.company }}]", "[]"),
            ("{{ note | default \"none\" }} {{ title | default \"none\" }}", "none Leads"),
            ("{{ bonus | money | default \"–\" }} {{ note | default title }}", "– Leads"),
            ("{{ count }} {{ leads.count }} {{ owner.friends.count }} {{ manager.friends.count }}", "3 2 1 "),
            ("{{ 12 }} {{ -3 }} {{ 'it' }}", "12 -3 it"),
            ("{{ body }}", "<b>bold</b>"),
            ("{% if title %}yes{% else %}no{% end %}", "yes"),
            ("{% if note %}yes{% else %}no{% end %}", "no"),
            ("{% if isLocked %}a{% else if count > 2 %}b{% else %}c{% end %}", "b"),
            ("{% if manager %}{{ manager.name }}{% else %}nobody{% end %}", "nobody"),
            ("{% if not isLocked and (note or count == 3) %}yes{% end %}", "yes"),
            ("{% if isLocked and note or title %}yes{% end %}", "yes"),
            ("{% if not (isLocked or title) %}yes{% else %}no{% end %}", "no"),
            ("{% if title == \"Leads\" and title != \"Lead\" %}yes{% end %}", "yes"),
            ("{% if note == \"x\" %}a{% else if note != \"x\" %}b{% end %}", "b"),
            ("{% if limit < 3 %}a{% else if limit >= 3 %}b{% else %}c{% end %}", "c"),
            ("{% if names %}a{% else if leads %}b{% end %}", "b"),
            ("{% if isOpen %}a{% else %}b{% end %}", "b"),
            ("{% for lead in leads %}{{ loop.index }}:{{ lead.company }};{% end %}", "1:Acme;2:Nord &amp; Süd;"),
            ("{% for lead in found %}{{ lead.company }}{% end %}", "Acme"),
            ("{% for name in names %}x{% empty %}none{% end %}", "none"),
            (
                "{% for lead in leads %}{% for tag in lead.tags %}{{ tag }} of {{ lead.company }}, {% end %}{% end %}",
                "Food of Acme, New of Acme, "
            ),
            (
                "{% for lead in leads %}{{ lead.company }}{% if not loop.last %}, {% end %}{% end %}",
                "Acme, Nord &amp; Süd"
            ),
            ("{% for lead in leads %}{% if loop.first %}[{% end %}{{ title }}{% end %}", "[LeadsLeads"),
            (
                "{% for lead in leads %}{% let outer = loop.index %}"
                    + "{% for tag in lead.tags %}{{ outer }}.{{ loop.index }} {% end %}{% end %}",
                "1.1 1.2 "
            ),
            ("{% for friend in owner.friends %}{{ friend.company }}{% end %}", "Friend &amp; Co"),
            ("{% for friend in manager.friends %}x{% empty %}none{% end %}", "none"),
            ("{% let who = owner %}{{ who.name }}{% let big = who.name | upper %} {{ big }}", "Anna Weber ANNA WEBER"),
            ("{% if leads.count == 2 and count == 1 %}{% end %}", ""),
        ])
    func writes(template: String, expected: String) throws {
        #expect(try render(template) == expected)
    }

    @Test("a value that may be missing is there when it is")
    func present() throws {
        var page = Sample(note: "note", limit: 2, isOpen: true, bonus: Money(minor: 5, .eur))
        page.manager = Person(name: "Mia", mail: "mia@x.de")
        let template =
            "{{ note }} {{ limit }} {{ bonus }} {{ manager.name }} {{ manager.mail }} "
            + "{{ manager.boss.company }} {% for friend in manager.friends %}{{ friend.company }}{% end %} "
            + "{% if isOpen and manager and limit < 3 %}all{% end %} {{ manager.friends.count }}"
        #expect(
            try render(template, page)
                == "note 2 €0.05 Mia mia@x.de Boss of Mia Friend &amp; Co all 1")
    }

    @Test("a statement alone on its line leaves no line behind")
    func lines() throws {
        let template = """
            <ul>
              {# all of them #}
              {% for lead in leads %}
              <li>{{ lead.company }}</li>
              {% end %}
            </ul>
            {% if isLocked %}
            locked
            {% end %}
            """
        #expect(try render(template) == "<ul>\n<li>Acme</li>\n<li>Nord &amp; Süd</li>\n</ul>\n")
        #expect(try render("a {% if title %} b {% end %} c\n") == "a  b  c\n")
        #expect(try render("a\r\n{% if title %}\r\nb\r\n{% end %}\r\n") == "a\r\nb\r\n")
    }

    @Test(
        "filters",
        arguments: [
            ("{{ owner.name | initials }}", "AW"),
            ("{{ title | upper }} {{ title | lower }}", "LEADS leads"),
            ("{{ owner.name | truncate 6 }} {{ title | truncate 6 }}", "Anna… Leads"),
            ("{{ rate }} {{ rate | percent }} {{ rate | decimal }}", "22.5% 22.5% 22.5"),
            ("{{ amount }} {{ amount | money \"whole\" }} {{ amount | decimal }}", "€1,234.50 €1,235 1234.50"),
            ("{{ created | date }}, {{ created | time }}", "1 Feb 2026, 00:05"),
            ("{{ due }} {{ due | date \"long\" }}", "9 Mar 2026 Monday, 9 March 2026"),
            ("{{ created | iso }} {{ due | iso }}", "2026-01-31T23:05:00Z 2026-03-09"),
            ("{{ count | plural \"{n} lead\" \"{n} leads\" }}", "3 leads"),
            ("{{ leads.count | plural \"{n} of {title}\" \"{n} of {owner.name}\" }}", "2 of Anna Weber"),
            ("{{ 1 | plural \"{n} lead\" \"{n} leads\" }}", "1 lead"),
        ])
    func filters(template: String, expected: String) throws {
        #expect(try render(template) == expected)
    }

    @Test("line ends of a person become line ends of the page, and what else was typed is escaped")
    func lineFilter() throws {
        let page = Sample(note: "a <b>\nc\r\nd")
        #expect(try render("{{ note | lines }}", page) == "a &lt;b&gt;<br>c<br>d")
    }

    @Test("Markdown comes from the surroundings")
    func markdown() throws {
        let resources = TemplateSet.Resources(markdown: { TrustedHTML(knownToBeSafe: "<p>\($0.count)</p>") })
        #expect(try render("{{ title | markdown }}", resources) == "<p>5</p>")
        #expect(problem("{{ title | markdown }}")?.contains("there is no filter `markdown`") == true)
    }

    @Test("an asset's address is found when the template is loaded")
    func assets() throws {
        let resources = TemplateSet.Resources(asset: { $0 == "app.js" ? "/app.js?v=1&x" : nil })
        let template = "<script src=\"{{ asset \"app.js\" }}\"></script>"
        #expect(try render(template, resources) == "<script src=\"/app.js?v=1&amp;x\"></script>")
        #expect(problem(template)?.contains("no file `app.js` to be served") == true)
    }
}

extension String {
    func replacing(_ word: String, with other: String) -> String {
        split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
    }
}

func render(_ template: String, _ resources: TemplateSet.Resources) throws -> String {
    try render(template, Sample(), resources)
}
