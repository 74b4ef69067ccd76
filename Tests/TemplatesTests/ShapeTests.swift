import Base
import Templates
import Testing

@Suite struct ShapeTests {
    @Test("what a page stores shows itself, in snake case and without a leading is")
    func stored() throws {
        let files = ["stored.html": "{{ part.first_name }} {{ lead }} {{ count }}{% if open %} open{% end %} {{ own }}"]
        let page = Stored(part: Part(firstName: "Ada"), lead: ID(number: .make()))
        let templates = try TemplateSet(files: files, pages: [Stored.self], isDevelopment: true)
        let shown = String(decoding: templates.render(page, for: .english) ?? [], as: UTF8.self)
        #expect(shown == "Ada \(page.lead.text) 4 open declared")
    }

    @Test("a name that is neither stored nor declared is an error, as is what templates cannot show")
    func unknown() {
        for name in ["is_open", "firstName", "part.firstName", "opaque"] {
            #expect(throws: TemplateErrors.self) {
                try TemplateSet(files: ["stored.html": "{{ \(name) }}"], pages: [Stored.self])
            }
        }
    }

    @Test("the names of a part that are shown as the page's own may not hide what the page stores")
    func hidden() throws {
        let error = #expect(throws: TemplateErrors.self) {
            try TemplateSet(files: ["hiding.html": "{{ first_name }}"], pages: [Hiding.self])
        }
        #expect(error.map { "\($0)" }?.contains("shows two things as `first_name`") == true)
    }
}

private struct Stored: TemplatePage {
    let part: Part
    let lead: ID<Kind>
    var count: Int? = 4
    var isOpen = true
    let opaque = 1.5
    let own = "stored"

    static let template = "stored"
    static let shape = Shape<Stored> {
        $0.show("own") { _ in "declared" }
    }
}

private struct Part: TemplateValue {
    let firstName: String
}

private enum Kind: Identified {
    static let idPrefix = "kind"
}

private struct Hiding: TemplatePage {
    let part: Part
    let firstName = "Bo"

    static let template = "hiding"
    static let shape = Shape<Hiding> { $0.showAll(of: \.part) }
}
