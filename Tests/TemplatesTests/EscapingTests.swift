import Base
import Templates
import Testing

@Suite struct EscapingTests {
    static let hostile = "<script>\"'&</script>"
    static let escaped = "&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;"
    static let encoded = "%3Cscript%3E%22%27%26%3C%2Fscript%3E"

    @Test(
        "a hostile value stays a value wherever it may stand",
        arguments: [
            ("<p>{{ note }}</p>", "<p>\(escaped)</p>"),
            ("<title>{{ note }}</title>", "<title>\(escaped)</title>"),
            ("<textarea>{{ note }}</textarea>", "<textarea>\(escaped)</textarea>"),
            ("<p title=\"{{ note }}\">", "<p title=\"\(escaped)\">"),
            ("<p title='{{ note }}'>", "<p title='\(escaped)'>"),
            ("<p title = \"a {{ note }} b\">", "<p title = \"a \(escaped) b\">"),
            ("<p data-x=\"{{ note }}\" class=\"a\">", "<p data-x=\"\(escaped)\" class=\"a\">"),
            ("<a href=\"{{ note }}\">", "<a href=\"\(escaped)\">"),
            ("<a href=\"/x/{{ note }}/y\">", "<a href=\"/x/\(encoded)/y\">"),
            ("<a href=\"/x?q={{ note }}\">", "<a href=\"/x?q=\(encoded)\">"),
            ("<a href=\"/x#{{ note }}\">", "<a href=\"/x#\(encoded)\">"),
            ("<a href=\"{{ path }}?q={{ note }}\">", "<a href=\"/leads/3?q=\(encoded)\">"),
            ("<a href=\"{{ path }}{{ note }}\">", "<a href=\"/leads/3\(encoded)\">"),
            ("<a href=\"mailto:{{ note }}\">", "<a href=\"mailto:\(encoded)\">"),
            ("<svg><use href=\"/icons.svg#{{ note }}\"/></svg>", "<svg><use href=\"/icons.svg#\(encoded)\"/></svg>"),
            ("{% if title %}<p title=\"{% end %}{% if not title %}<p title=\"{% end %}x\">", nil),
            ("{{ note | upper }}", "&lt;SCRIPT&gt;&quot;&#39;&amp;&lt;/SCRIPT&gt;"),
            ("{{ note | truncate 8 }}", "&lt;script…"),
            ("{{ limit | default note }}", escaped),
            ("{{ t \"for {note}\" }}", "for \(escaped)"),
            ("{% t %}for <b>{{ note }}</b>{% end %}", "for <b>\(escaped)</b>"),
        ])
    func contexts(template: String, expected: String?) throws {
        let page = Sample(note: Self.hostile)
        guard let expected else {
            #expect(problem(template) != nil)
            return
        }
        #expect(try render(template, page) == expected)
    }

    @Test("markup is found at every place of a text, however long", arguments: ["<", ">", "&", "\"", "'"])
    func everyPlace(mark: String) throws {
        let reference = ["<": "&lt;", ">": "&gt;", "&": "&amp;", "\"": "&quot;", "'": "&#39;"][mark] ?? ""
        let templates = try TemplateSet(files: ["page.html": "{{ title }}|{{ note }}"], pages: [Sample.self])
        for length in 0..<40 {
            for place in 0...length {
                // All other bytes differ from the mark in one bit, or are its neighbours.
                let fill = (0..<length).map { ["=", ";", "%", "#", "(", "é", "z", "\u{A7}"][$0 % 8] }
                let before = fill[..<place].joined()
                let behind = fill[place...].joined()
                let text = before + mark + behind
                let page = templates.render(Sample(title: text, note: text), for: .english) ?? []
                let expected = before + reference + behind
                #expect(String(decoding: page, as: UTF8.self) == "\(expected)|\(expected)")
            }
        }
    }

    @Test(
        "in an address only what cannot mean anything stays as it is",
        arguments: [("/x/", "-._~@+,"), ("/x?q=", "-._~")])
    func addresses(prefix: String, kept: String) throws {
        let templates = try TemplateSet(
            files: ["page.html": "<a href=\"\(prefix){{ title }}\">"], pages: [Sample.self])
        for byte in UInt8(1)...127 {
            let character = String(UnicodeScalar(byte))
            let stays =
                byte.isDigit || "abcdefghijklmnopqrstuvwxyz".contains(character.lowercased())
                || kept.contains(character)
            let expected = stays ? character : "%" + [byte].hexadecimal.uppercased()
            let page = templates.render(Sample(title: character), for: .english) ?? []
            #expect(String(decoding: page, as: UTF8.self) == "<a href=\"\(prefix)\(expected)\">")
        }
    }

    @Test("a plain text file is written as it is")
    func plain() throws {
        let templates = try TemplateSet(files: ["mail.txt": "To {{ note }}: {{ amount }}"], pages: [PlainSample.self])
        let text = templates.render(PlainSample(note: Self.hostile), for: .english)
        #expect(String(decoding: text ?? [], as: UTF8.self) == "To \(Self.hostile): €1.00")
    }

    @Test(
        "an address leads somewhere and runs nothing",
        arguments: [
            ("https://example.com/?a=b", true), ("http://example.com", true), ("mailto:a@b.de", true),
            ("otpauth://totp/a", true), ("tel:+49-30-1", true), ("HTTPS://X", true), ("/leads?x=a:b", true),
            ("leads", true), ("", true),
            ("//example.com", true), ("#javascript:alert(1)", true), ("?a:b", true),
            ("javascript:alert(1)", false), ("JaVaScRiPt:alert(1)", false), ("java\tscript:alert(1)", false),
            ("\u{1}javascript:alert(1)", false), (" javascript:alert(1)", false), ("\njavascript:x", false),
            ("data:text/html,x", false), ("vbscript:x", false), ("blob:x", false), ("file:///etc", false),
            ("javascript\u{0}:x", false), ("ｊavascript:x", false), ("about:blank", false), (":x", false),
        ])
    func schemes(address: String, isAllowed: Bool) throws {
        for attribute in ["href", "src", "action", "formaction", "poster", "xlink:href", "cite"] {
            let page = try render("<x \(attribute)=\"{{ note }}\">", Sample(note: address))
            if address.isEmpty {
                #expect(page == "<x>")
            } else {
                #expect(page.contains("about:invalid") == !isAllowed, "\(attribute)")
            }
        }
    }

    @Test(
        "where no value is safe, a slot is an error before the first request",
        arguments: [
            ("<script>{{ title }}</script>", "a slot cannot stand in `<script>`"),
            ("<script>var a = \"{{ title }}\"</script>", "a slot cannot stand in `<script>`"),
            ("<SCRIPT>{{ title }}</SCRIPT>", "a slot cannot stand in `<script>`"),
            ("<script>a</scripty>{{ title }}</script>", "a slot cannot stand in `<script>`"),
            ("<style>{{ title }}</style>", "a slot cannot stand in `<style>`"),
            ("<script src=\"{{ title }}\"></script>", "in the tag of `script`"),
            ("<p onclick=\"{{ title }}\">", "a slot cannot stand in a script"),
            ("<p ONCLICK=\"{{ title }}\">", "a slot cannot stand in a script"),
            ("<p style=\"{{ title }}\">", "a slot cannot stand in a style"),
            ("<iframe srcdoc=\"{{ title }}\">", "`srcdoc`"),
            ("<img srcset=\"{{ title }} 2x\">", "a list of addresses"),
            ("<base href=\"{{ title }}\">", "in the tag of `base`"),
            ("<svg><animate to=\"{{ title }}\"/></svg>", "in the tag of `animate`"),
            ("<meta http-equiv=\"refresh\" content=\"{{ title }}\">", "`http-equiv`"),
            ("<meta content=\"{{ title }}\" http-equiv=\"refresh\">", "`http-equiv`"),
            ("<p title={{ title }}>", "put quotes around the value of `title`"),
            ("<p title=a{{ title }}>", "put quotes around the value of `title`"),
            ("<p {{ title }}>", "a slot cannot stand among the attributes"),
            ("<p a{{ title }}=\"x\">", "a slot cannot stand among the attributes"),
            ("<p a {{ title }}>", "a slot cannot stand among the attributes"),
            ("<{{ title }}>", "a slot cannot stand in the name of a tag"),
            ("<p{{ title }}>", "a slot cannot stand in the name of a tag"),
            ("</{{ title }}>", "a slot cannot stand in the name of a tag"),
            ("<!-- {{ title }} -->", "a slot cannot stand in an HTML comment"),
            ("<!-- a -- > {{ title }} -->", "a slot cannot stand in an HTML comment"),
            ("<!doctype {{ title }}>", "a slot cannot stand in an HTML comment"),
            ("<a href=\"{{ title }}:x\">", "a slot cannot choose the scheme"),
            ("<a href=\"java{{ title }}:x\">", "a slot cannot choose the scheme"),
            ("<a href=\"javascript:{{ title }}\">", "cannot have the scheme `javascript`"),
            ("<a href=\"data:{{ title }}\">", "cannot have the scheme `data`"),
            ("<p title=\"{{ body }}\">", "trusted HTML stands between tags only"),
            ("<title>{{ body }}</title>", "trusted HTML stands between tags only"),
            ("</p title=\"{{ title }}\">", "a closing tag has no attributes"),
            ("<p title=\"", "the page ends within a tag"),
            ("<p title=\"{{ isLocked }} x\">", "a yes or no has nothing to print"),
        ])
    func refused(template: String, message: String) {
        let found = problem(template) ?? "none"
        #expect(found.contains(message), "\(found)")
    }

    @Test(
        "attributes that are false, missing or empty vanish",
        arguments: [
            ("<b disabled=\"{{ isLocked }}\">", "<b>", "<b disabled>"),
            ("<b disabled='{{ isLocked }}' class=\"a\">", "<b class=\"a\">", "<b disabled class=\"a\">"),
            ("<b\n  hidden=\"{{ isOpen }}\">", "<b>", "<b hidden>"),
            ("<b aria-expanded=\"{{ isLocked }}\">", "<b aria-expanded=\"false\">", "<b aria-expanded=\"true\">"),
            ("<b title=\"{{ note }}\">", "<b>", "<b title=\"n\">"),
            (
                "<b class=\"a\" title=\"{{ note }}\" id=\"x\">", "<b class=\"a\" id=\"x\">",
                "<b class=\"a\" title=\"n\" id=\"x\">"
            ),
            ("<b class=\"a {{ note }}\">", "<b class=\"a \">", "<b class=\"a n\">"),
            ("<option value=\"{{ title }}\">", "<option value=\"\">", "<option value=\"T\">"),
            ("<option value=\"{{ note }}\">", "<option>", "<option value=\"n\">"),
            ("<b max=\"{{ limit }}\" data-min=\"{{ count }}\">", "<b data-min=\"0\">", "<b max=\"1\" data-min=\"1\">"),
            ("<time datetime=\"{{ due | iso }}\">", "<time>", "<time datetime=\"2026-03-09\">"),
            ("<a href=\"{{ note }}\">", "<a>", "<a href=\"n\">"),
            ("{% for lead in leads %}<b hidden=\"{{ loop.first }}\">{% end %}", "", "<b hidden><b>"),
            ("<b title=\"{{ note | default \"-\" }}\">", "<b title=\"-\">", "<b title=\"n\">"),
            (
                "<b title=\"{{ t \"x\" }}\" checked=\"{{ true }}\" selected=\"{{ false }}\">",
                "<b title=\"x\" checked>",
                "<b title=\"x\" checked>"
            ),
        ])
    func vanishing(template: String, without: String, with: String) throws {
        var page = Sample(title: "", count: 0)
        page.due = nil
        page.leads = []
        #expect(try render(template, page) == without)
        let full = Sample(title: "T", note: "n", count: 1, limit: 1, isLocked: true, isOpen: true)
        let shown = try render(template, full)
        #expect(shown == with)
    }

    @Test(
        "branches and loops keep their place in HTML",
        arguments: [
            ("<p{% if isLocked %} hidden{% end %} id=\"a\">", "<p id=\"a\">"),
            ("<p{% if title %} hidden{% end %}{% if title %} x=\"y\"{% end %}>", "<p hidden x=\"y\">"),
            ("<p class=\"a{% if title %} b{% else %} c{% end %}\">", "<p class=\"a b\">"),
            ("<a href=\"/x{% if title %}?a=b{% end %}{{ path }}\">", "<a href=\"/x?a=b%2Fleads%2F3\">"),
            ("<p class=\"{% for lead in leads %}{{ lead.company }} {% end %}\">", "<p class=\"Acme Nord &amp; Süd \">"),
            ("{% if title %}<i>{% else %}<b>{% end %}", "<i>"),
        ])
    func joins(template: String, expected: String) throws {
        #expect(try render(template) == expected)
    }

    @Test(
        "ways that end at different places are an error",
        arguments: [
            "<p {% if title %}title=\"{% end %}x\">",
            "<p{% if title %}>{% end %}>",
            "{% if title %}<script>{% end %}a</script>",
            "{% for lead in leads %}<p title=\"{% end %}",
            "<a href=\"{% if title %}/x{% end %}{{ path }}\">",
            "<a href=\"/x{% for lead in leads %}/{{ lead.company }}?a{% end %}\">",
            "<p{% if title %} hidden{% end %}den>",
            "{% for lead in leads %}x{% empty %}<p {% end %}>",
        ])
    func brokenJoins(template: String) {
        #expect(problem(template) != nil)
    }
}

struct PlainSample: TemplatePage {
    static let template = "mail.txt"
    var note: String
    var amount = Money(minor: 100, .eur)
}
