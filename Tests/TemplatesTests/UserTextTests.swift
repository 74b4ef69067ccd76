import Base
import Templates
import Testing

@Suite struct UserTextTests {
    private func fill(_ source: String, as form: UserText<Sample>.Form = .plain, limit: Int = 1 << 20) throws -> String?
    {
        let text = try UserText<Sample>(source, named: "Reminder", as: form)
        return text.render(Sample(note: "<i>"), for: .german, limit: limit).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("slots and conditions are filled, in the reader's formats")
    func fills() throws {
        #expect(try fill("Dear {{ owner.name }}, {{ amount }} {{ note }}") == "Dear Anna Weber, 1.234,50\u{A0}€ <i>")
        #expect(try fill("{% if note %}<b>{{ note }}</b>{% end %}", as: .html) == "<b>&lt;i&gt;</b>")
        #expect(try fill("{{ count | plural \"{n} lead\" \"{n} leads\" }}") == "3 leads")
    }

    @Test(
        "what could reach further is refused, with its place",
        arguments: [
            ("a\n{% for lead in leads %}x{% end %}", "2:1"), ("{% include \"_card\" %}", "1:12"),
            ("{% block a %}{% end %}", "1:10"), ("{% slot %}", "1:1"), ("{% t %}a{% end %}", "1:1"),
            ("{% if title %}{% let a = title %}{% end %}", "1:22"), ("{{ secret }}", "1:4"), ("{% card %}", "1:4"),
            ("{{ asset \"x\" }}", "1:4"),
        ])
    func closed(source: String, place: String) {
        let error = #expect(throws: TemplateError.self) { try fill(source) }
        #expect(error.map { "\($0.line):\($0.column)" } == place, "\(String(describing: error))")
    }

    @Test("a layout and parameters are refused", arguments: ["{% layout \"app\" %}", "{% takes a %}"])
    func heads(source: String) {
        #expect(throws: TemplateError.self) { try fill(source) }
    }

    @Test("neither a text nor its result grows without end")
    func limits() throws {
        #expect(throws: TemplateError.self) { try fill(String(repeating: "a", count: 200_000)) }
        let source = String(repeating: "{{ title }}", count: 100)
        #expect(try fill(source, limit: 500)?.count == 500)
        #expect(try fill(source, limit: 499) == nil)
    }
}
