internal import Base
internal import Templates

/// Any template, over values that try to break out of every place.
@Sendable func checkTemplate(_ bytes: Bytes) throws {
    let source = String(decoding: bytes, as: UTF8.self)
    let page = HostilePage(text: HostilePage.hostile)
    if let text = try? UserText<HostilePage>(source, named: "text", as: .html),
        let result = text.render(page, for: HostilePage.reader, limit: 1 << 14)
    {
        try require(result.count <= 1 << 14, "The limit was passed: \(result.count)")
        try requireEscaped(result)
    }
    var files = HostilePage.files
    files["page.html"] = source
    guard let templates = try? TemplateSet(files: files, pages: [HostilePage.self], isDevelopment: true) else { return }
    for language in Language.allCases {
        let reader = Audience(language, zone: .utc, now: Timestamp(milliseconds: 0))
        guard let whole = templates.render(page, for: reader) else { throw Finding("There is no page") }
        try requireEscaped(whole)
        if let block = templates.render(page, block: "content", for: reader) { try requireEscaped(block) }
    }
}

private func requireEscaped(_ page: Bytes) throws(Finding) {
    guard let text = String(validating: page, as: UTF8.self)?.lowercased() else { throw Finding("It is not UTF-8") }
    for unsafe in ["<zq", "zq\"z", "zq'z", "zq>z"] {
        try require(!text.utf8.contains(unsafe.utf8), "A value was written unescaped: \(text)")
    }
}

/// Any data, in a template that has a slot in every place where one may stand.
@Sendable func checkTemplateData(_ bytes: Bytes) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let templates = try HostilePage.templates.get()
    let page = templates.render(HostilePage(text: text), for: HostilePage.reader) ?? []
    let plain = templates.render(HostilePage(text: "a"), for: HostilePage.reader) ?? []
    // Attributes vanish with empty data, and a text becomes shorter or a line more; nothing else may change.
    guard !text.isEmpty else { return }
    for mark in "<>\"'".utf8 {
        let expected = plain.count(where: { $0 == mark })
        let found = page.count(where: { $0 == mark })
        try require(found == expected, "\(found) of `\(UnicodeScalar(mark))` instead of \(expected): \(text)")
    }
    let addresses = String(decoding: page, as: UTF8.self).split(separator: "href=\"", omittingEmptySubsequences: false)
    for address in addresses.dropFirst() {
        let scheme = address.prefix { !":/?#\"".contains($0) }
        guard address.dropFirst(scheme.count).first == ":" else { continue }
        try require(
            ["http", "https", "mailto", "tel", "about"].contains(scheme.lowercased()), "An address can run: \(address)")
    }
}

/// Any file of translations: what is read is written so that it reads the same.
@Sendable func checkTranslations(_ bytes: Bytes) throws {
    let content = String(decoding: bytes, as: UTF8.self)
    let catalogue = try TextCatalogue(files: ["page.html": "{{ t \"a\" }}{{ 2 | plural \"{n} b\" \"{n} c\" }}"])
    guard let once = try? catalogue.updated(content, file: "de.po") else { return }
    let twice = try catalogue.updated(once, file: "de.po")
    try require(once == twice, "Written \(once), and again \(twice)")
    let files = ["page.html": "{{ t \"a\" }}{% t %}a{% end %}", "texts/de.po": content]
    let templates = try? TemplateSet(files: files, pages: [HostilePage.self])
    _ = templates?.render(HostilePage(text: "a"), for: HostilePage.reader)
}

private struct HostilePage: TemplatePage {
    static let template = "page"
    static let hostile = "<zq\"zq'zq<zq>zq&zq javascript:zq onclick=zq zq--> zq`zq{{zq"
    static let reader = Audience(.german, zone: .utc, now: Timestamp(milliseconds: 0))

    var text: String
    var note: String?
    var count = 2
    var isOpen = true
    var amount = Money(minor: 5, .eur)
    var moment = Timestamp(milliseconds: 0)
    var rows: [Row]
    var row: Row?

    struct Row: TemplateValue {
        var text: String
        var words: [String]
    }

    init(text: String) {
        self.text = text
        note = text
        row = Row(text: text, words: [text])
        rows = [Row(text: text, words: [text, text]), Row(text: "", words: [])]
    }

    static let shape = Shape<HostilePage> {
        $0.show("isOpen", \.isOpen)
        $0.show("made") { "\($0.text)\($0.text)" }
    }

    static let files = [
        "layouts/app.html": "<title>{% block title %}t{% end %}</title><body>{% block content %}{% end %}</body>",
        "components/card.html": "{% takes title kind=\"\" %}<b class=\"{{ kind }}\">{{ title }}{% slot %}</b>",
        "components/icon.html": "{% takes name %}<use href=\"#{{ name }}\"/>",
        "_part.html": "{% takes row %}<i title=\"{{ row.text }}\">{{ row.text }}</i>",
    ]

    /// Read once, for all data.
    static let templates = Result {
        try TemplateSet(files: everywhere, pages: [HostilePage.self], isDevelopment: true)
    }

    private static let everywhere = files.merging([
        "page.html": """
        <title>{{ text }}</title>
        <p title="{{ text }}" class="a {{ note }}" data-x='{{ made }}'>{{ text }}{{ note }}{{ made }}</p>
        <a href="{{ text }}">a</a> <a href="/a/{{ text }}">a</a> <a href="/a?b={{ text }}&amp;c={{ note }}">a</a>
        <a href="mailto:{{ text }}">a</a> <a href="{{ text }}{{ note }}">a</a> <a href="{{ made }}?x">a</a>
        <textarea>{{ text }}</textarea> {{ t "for {text}" }} {% t %}by <b title="{{ text }}">{{ note }}</b>{% end %}
        {% for row in rows %}{% if row.text %}{% include "_part" row %}{% end %}{% end %}
        {% card title=text kind=note %}{{ text | default "x" }}{% icon name=text %}{% end %}
        <p>{{ text | upper }}{{ text | truncate 9 }}{{ text | initials }}{{ row.text }}</p>
        """
    ]) { _, new in new }
}

extension Sequence<UInt8> {
    fileprivate func contains(_ word: some Collection<UInt8>) -> Bool {
        let bytes = Bytes(self)
        return bytes.indices.contains { bytes[$0...].starts(with: word) }
    }
}
