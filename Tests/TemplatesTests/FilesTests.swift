import Base
import Templates
import Testing

@Suite struct FilesTests {
    static let files = [
        "layouts/app.html": """
        <title>{% block title %}Portico{% end %}</title>
        <main>{% block content %}{% end %}</main>
        """,
        "layouts/admin.html": """
        {% layout "app" %}
        {% block title %}Admin{% end %}
        {% block content %}<aside></aside>{% block body %}nothing{% end %}{% end %}
        """,
        "components/card.html": """
        {% takes title kind="" %}
        <div class="card{% if kind %} {{ kind }}{% end %}"><h2>{{ title }}</h2>{% slot %}\
        {% if actions %}<footer>{% slot actions %}</footer>{% end %}</div>
        """,
        "components/icon.html": "{% takes name %}<use href=\"#{{ name }}\"/>",
        "components/line.html": "{% takes label company owner=\"\" %}{{ label }}: {{ company }}, {{ owner }}",
        "components/titled.html": "{% takes shown=title %}{{ shown }}",
        "components/bad.html": "{% takes %}{% slot %}",
        "_lead.html": "{% takes lead compact=false %}<li>{{ lead.company }}{% if not compact %} full{% end %}</li>",
        "shared/_deep.html": "{% takes text %}({% include \"_deeper\" text %})",
        "shared/_deeper.html": "{% takes text %}{{ text }}",
    ]

    @Test(
        "layouts, includes and components",
        arguments: [
            (
                "{% layout \"app\" %}{% block content %}<p>{{ title }}</p>{% end %}",
                "<title>Portico</title>\n<main><p>Leads</p></main>"
            ),
            (
                "{% layout \"app\" %}\n{% let who = owner %}\n{% block title %}{{ who.name }}{% end %}",
                "<title>Anna Weber</title>\n<main></main>"
            ),
            (
                "{% layout \"admin\" %}{% block body %}b{% end %}",
                "<title>Admin</title>\n<main><aside></aside>b</main>"
            ),
            (
                "{% layout \"admin\" %}{% block title %}t{% end %}",
                "<title>t</title>\n<main><aside></aside>nothing</main>"
            ),
            (
                "{% for lead in leads %}{% include \"_lead\" lead %}{% end %}",
                "<li>Acme full</li><li>Nord &amp; Süd full</li>"
            ),
            ("{% include \"_lead\" lead=owner.boss compact=true %}", "<li>Boss of Anna Weber</li>"),
            ("{% include \"shared/_deep\" text=title %}", "(Leads)"),
            ("{% include \"shared/_deep\" text=amount|money %}", "(€1,234.50)"),
            ("{% icon name=\"a b\" %}{% icon name=title %}", "<use href=\"#a%20b\"/><use href=\"#Leads\"/>"),
            (
                "{% card title=\"T\" %}<p>{{ title }}</p>{% end %}",
                "<div class=\"card\"><h2>T</h2><p>Leads</p></div>"
            ),
            (
                "{% card title=owner.name kind=\"hot\" %}a{% fill actions %}<b>{{ count }}</b>{% end %}z{% end %}",
                "<div class=\"card hot\"><h2>Anna Weber</h2>az<footer><b>3</b></footer></div>"
            ),
            (
                "{% card title=\"a\" %}{% card title=\"b\" %}{{ title }}{% end %}{% end %}",
                "<div class=\"card\"><h2>a</h2><div class=\"card\"><h2>b</h2>Leads</div></div>"
            ),
            ("{% card title=t \"Close {title}\" %}{% end %}", "<div class=\"card\"><h2>Close Leads</h2></div>"),
            ("{% line owner.boss label=\"Boss\" %}", "Boss: Boss of Anna Weber, Kim"),
            ("{% line owner.boss label=\"Boss\" owner=\"Bo\" %}", "Boss: Boss of Anna Weber, Bo"),
            (
                "{% for company in leads %}{% line company label=\"L\" %};{% end %}",
                "L: Acme, Kim;L: Nord &amp; Süd, Kim;"
            ),
            ("{% titled %}", "Leads"), ("{% titled shown=\"x\" %}", "x"),
        ])
    func composes(template: String, expected: String) throws {
        #expect(try render(template, files: Self.files) == expected)
    }

    @Test(
        "what does not fit together is an error",
        arguments: [
            ("{% layout \"app\" %}{% block contnt %}{% end %}", "has no block `contnt`; did you mean `content`?"),
            ("{% layout \"app\" %}{% block content %}{% end %}x", "with a layout, everything stands in a block"),
            ("{% layout \"ap\" %}", "there is no file `layouts/ap.html`; did you mean `layouts/app.html`?"),
            ("{% layout \"loop\" %}", "this layout has itself as its layout"),
            ("{% block a %}{% end %}{% block a %}{% end %}", "there are two blocks `a`"),
            ("{% for lead in leads %}{% block a %}{% end %}{% end %}", "a block cannot stand in a loop"),
            ("{% block a %}<p {% end %}>", "this block leaves a tag or an attribute open"),
            ("{% include \"_block\" %}", "a block stands in a page or a layout"),
            ("{% include \"_lead\" %}", "`_lead.html` needs `lead`"),
            ("{% include \"_lead\" lead=title %}", "a text has no `company`"),
            ("{% include \"_lead\" lead=owner.boss compct=true %}", "takes no `compct`; did you mean `compact`?"),
            ("{% include \"_lead\" lead=owner.boss lead=owner.boss %}", "this is given twice"),
            ("{% include \"_lead\" \"x\" %}", "give this a name"),
            ("{% include \"_self\" %}", "`_self.html` would bring in itself"),
            ("{% include \"_ping\" %}", "would bring in itself"),
            ("{% crad title=\"a\" %}{% end %}", "no statement or component `crad`; did you mean `card`?"),
            ("{% card title=\"a\" %}", "this is not closed"),
            (
                "{% card title=\"a\" %}{% fill action %}x{% end %}{% end %}",
                "has no slot `action`; did you mean `actions`?"
            ),
            ("{% only %}x{% end %}", "has no slot without a name"),
            (
                "{% card title=\"a\" %}{% fill actions %}x{% end %}{% fill actions %}x{% end %}{% end %}",
                "this slot is filled twice"
            ),
            ("{% fill a %}x{% end %}", "nothing is open"),
            ("{% icon %}", "`components/icon.html` needs `name`"),
            ("{% icon owner.boss %}", "`components/icon.html` takes no `boss`"),
            ("{% line owner.boss %}", "`components/line.html` needs `label`"),
            ("{% line owner.boss owner label=\"x\" %}", "print one of its names"),
            ("{% nowhere %}", "there is no name `titel` here; did you mean `title`?"),
            ("{% include \"_leaky\" %}", "there is no name `title` here"),
        ])
    func misfits(template: String, message: String) {
        var files = Self.files
        files["layouts/loop.html"] = "{% layout \"loop\" %}"
        files["_block.html"] = "{% block a %}{% end %}"
        files["_self.html"] = "{% include \"_self\" %}"
        files["_ping.html"] = "{% include \"_pong\" %}"
        files["_pong.html"] = "{% include \"_ping\" %}"
        files["_leaky.html"] = "{{ title }}"
        files["components/nowhere.html"] = "{% takes shown=titel %}{{ shown }}"
        files["components/only.html"] = "{% slot named %}"
        let found = problem(template, files: files) ?? "none"
        #expect(found.contains(message), "\(found)")
    }

    @Test("what HTML is indented by stays in the file, but where blanks count")
    func indentation() throws {
        let template = """
              <ul>
                  {% for lead in leads %}
                  <li
                      class="{{ lead.owner }}"
                      title="x">
                      {{ lead.company }}
                  </li>
                  {% end %}
              </ul>
            \u{20}\u{20}<pre>
                a
              </pre>
            """
        #expect(
            try render(template)
                == """
                <ul>
                <li class="Kim" title="x"> Acme </li>
                <li class="Kim" title="x"> Nord &amp; Süd </li>
                </ul> <pre>
                    a
                  </pre>
                """)
    }

    @Test("a block can be rendered alone")
    func fragments() throws {
        var files = Self.files
        files["page.html"] = """
            {% layout "admin" %}
            {% block body %}<h1>x</h1>
            {% block board %}<ul>{% for lead in leads %}<li>{{ lead.company }}</li>{% end %}</ul>{% end %}
            {% if title %}{% block note %}<p>{{ title }}</p>{% end %}{% end %}
            {% end %}
            """
        let templates = try TemplateSet(files: files, pages: [Sample.self])
        let block = { (name: String) in
            templates.render(Sample(), block: name, for: .english).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(block("board") == "<ul><li>Acme</li><li>Nord &amp; Süd</li></ul>")
        #expect(block("note") == "<p>Leads</p>")
        #expect(block("nothing") == nil)
        #expect(block("content")?.hasPrefix("<aside></aside><h1>x</h1>") == true)
    }

    @Test("a page can show all names of a part as its own")
    func wrapped() throws {
        let templates = try TemplateSet(
            files: [
                "wrapped.html": "{{ version }} {{ title }} {{ owner.name }} {{ shout }} {{ manager.name }}"
                    + "{% for lead in leads %} {{ lead.company }}{% end %}"
            ],
            pages: [Wrapped.self])
        let page = templates.render(Wrapped(padding: 1, content: Sample(), version: "7"), for: .english)
        #expect(String(decoding: page ?? [], as: UTF8.self) == "7 Leads Anna Weber LEADS  Acme Nord &amp; Süd")
    }

    @Test("a type that is not among the pages is not rendered")
    func unknownPage() throws {
        let templates = try TemplateSet(files: ["page.html": ""], pages: [Sample.self])
        #expect(templates.render(PlainSample(note: ""), for: .english) == nil)
    }
}

private struct Wrapped: TemplatePage {
    static let template = "wrapped"
    let padding: Int
    let content: Sample
    let version: String

    static let shape = Shape<Wrapped> {
        $0.showAll(of: \.content)
    }
}
