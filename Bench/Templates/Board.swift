internal import Base
internal import Templates

/// A board like the leads': sixty cards in six columns, about 40 KB.
struct BoardPage: TemplatePage {
    static let template = "board"

    let title: String
    let person: String
    let columns: [BoardColumn]
    let rows: [BoardCard]
}

struct BoardColumn: TemplateValue {
    let name: String
    let key: String
    let total: Money
    let cards: [BoardCard]
}

struct BoardCard: TemplateValue {
    let id: String
    let path: String
    let company: String
    let contact: String
    let email: String?
    let owner: BoardOwner
    let value: Money
    let probability: Rate
    let created: Timestamp
    let due: CivilDate?
    let isHot: Bool
    let notes: Int
    let tags: [String]

    static let shape = Shape<BoardCard> {
        $0.show("isHot", \.isHot)
    }
}

struct BoardOwner: TemplateValue {
    let name: String
    let initials: String
}

extension BoardPage {
    static let now = Timestamp(milliseconds: 1_780_000_000_000)

    static func make(rows: Int) -> BoardPage {
        let firms = ["Müller & Söhne GmbH", "Northwind Traders", "Bäckerei Zimmermann", "Contoso <Europe>", "Acme"]
        let card = { (number: Int) in
            BoardCard(
                id: "lead_01jd3z8k2m00000000000000\(10 + number % 90)",
                path: "/leads/lead_01jd3z8k2m00000000000000\(10 + number % 90)",
                company: firms[number % firms.count], contact: "Anna-Lena Schmidt \(number)",
                email: number % 3 == 0 ? nil : "anna.schmidt\(number)@example.com",
                owner: BoardOwner(name: "Karl Heinrich Weber", initials: "KW"),
                value: Money(minor: Int64(number) * 123_457, .eur),
                probability: Rate(basisPoints: Int64(number) * 100 % 10_000),
                created: now - .seconds(number * 7000),
                due: number % 2 == 0 ? CivilDate(year: 2026, month: 6, day: 1 + number % 28) : nil,
                isHot: number % 5 == 0, notes: number % 7, tags: number % 2 == 0 ? ["Retail", "2026"] : ["Food"])
        }
        let names = ["New", "Qualified", "Proposal", "Negotiation", "Won", "Lost"]
        return BoardPage(
            title: "Leads", person: "Anna Schmidt",
            columns: names.enumerated().map { index, name in
                BoardColumn(
                    name: name, key: name.lowercased(), total: Money(minor: 123_456_700, .eur),
                    cards: (0..<10).map { card(index * 10 + $0) })
            },
            rows: (0..<rows).map(card))
    }

    static let files = [
        "layouts/app.html": """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>{% block title %}Portico{% end %}</title>
        <link rel="stylesheet" href="/css/app.css">
        </head>
        <body>
        <nav><a href="/leads">{% t %}Leads{% end %}</a> <a href="/commissions">{% t %}Commissions{% end %}</a></nav>
        <header>{{ person }}</header>
        <main>
        {% block content %}{% end %}
        </main>
        </body>
        </html>
        """,
        "components/icon.html": """
        {% takes name %}
        <svg class="icon" aria-hidden="true"><use href="/icons.svg#{{ name }}"></use></svg>
        """,
        "components/badge.html": """
        {% takes text kind="" %}
        <span class="badge{% if kind %} badge-{{ kind }}{% end %}">{{ text }}</span>
        """,
        "_card.html": """
        {% takes lead %}
        <li class="card{% if lead.isHot %} hot{% end %}" id="{{ lead.id }}" draggable="true">
        <h3><a href="{{ lead.path }}">{{ lead.company }}</a></h3>
        <p>{{ lead.contact }}{% if lead.email %} <a href="mailto:{{ lead.email }}">{{ lead.email }}</a>{% end %}</p>
        <p><data value="{{ lead.value | decimal }}">{{ lead.value }}</data> {% t %}at {{ lead.probability }}{% end %}
        <time datetime="{{ lead.created | iso }}">{{ lead.created | ago }}</time>
        {% if lead.due %}
        <time class="due">{{ lead.due | date }}</time>
        {% end %}
        {{ lead.notes | plural "{n} note" "{n} notes" }}</p>
        <ul>
        {% for tag in lead.tags %}
        <li>{% badge text=tag kind="tag" %}</li>
        {% end %}
        </ul>
        <span class="avatar" title="{{ lead.owner.name }}">{{ lead.owner.initials }}</span>
        <button aria-label="{{ t "Move {lead.company}" }}" disabled="{{ lead.isHot }}">{% icon name="move" %}</button>
        </li>
        """,
        "board.html": """
        {% layout "app" %}
        {% block title %}{{ title }}{% end %}
        {% block content %}
        <h1>{{ title }}</h1>
        {% block board %}
        <div class="board">
        {% for column in columns %}
        <section class="column" id="{{ column.key }}">
        <h2>{{ column.name }} <span>{{ column.total }}</span> <span>{{ column.cards.count }}</span></h2>
        <ol>
        {% for card in column.cards %}
        {% include "_card" lead=card %}
        {% empty %}
        <li class="empty">{% t %}No leads here yet.{% end %}</li>
        {% end %}
        </ol>
        </section>
        {% end %}
        </div>
        {% end %}
        {% block rows %}
        <table>
        {% for row in rows %}
        <tr><td>{{ loop.index }}</td><td>{{ row.id }}</td><td>{{ row.company }}</td><td>{{ row.contact }}</td><td>{{ row.value }}</td></tr>
        {% end %}
        </table>
        {% end %}
        {% end %}
        """,
        "texts/de.po": """
        msgid ""
        msgstr ""
        "Plural-Forms: nplurals=2; plural=(n != 1);\\n"

        msgid "Leads"
        msgstr "Leads"

        msgid "Commissions"
        msgstr "Provisionen"

        msgid "at {probability}"
        msgstr "zu {probability}"

        msgid "Move {company}"
        msgstr "{company} verschieben"

        msgid "No leads here yet."
        msgstr "Noch keine Leads."

        msgid "{n} note"
        msgid_plural "{n} notes"
        msgstr[0] "{n} Notiz"
        msgstr[1] "{n} Notizen"
        """,
    ]
}
