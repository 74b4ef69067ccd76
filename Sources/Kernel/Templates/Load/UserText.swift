package import Base

/// A text that a person of the programme wrote, with slots: a mail, marketing material. The same engine, closed: it
/// sees the names of its value and nothing else, and it has no loops, includes or blocks. So it takes no more steps
/// than it has words, and what it can grow to is limited.
package struct UserText<Value: TemplateValue>: Sendable {
    package enum Form: String, Sendable {
        case html, plain
    }

    private let program: Program

    private static var sizeLimit: Int { 100 << 10 }

    /// The name is what errors call the text.
    package init(_ source: String, named name: String, as form: Form) throws(TemplateError) {
        let file = SourceFile(name: name + (form == .html ? ".html" : ".txt"), bytes: Bytes(source.utf8))
        guard file.bytes.count <= Self.sizeLimit else {
            throw TemplateError("the text is longer than \(Self.sizeLimit >> 10) KB", file: name)
        }
        let template = try Parser.template(file, try Tokenizer.tokens(of: file), components: [:])
        guard template.layout == nil, template.parameters.isEmpty else {
            throw TemplateError("a text has no layout and takes nothing", file: name)
        }
        try Self.check(template.nodes, file)
        program = try Compiler.program(of: template, for: Value.shape.fields, in: .english, Library())
    }

    private static func check(_ nodes: [Node], _ file: SourceFile) throws(TemplateError) {
        for node in nodes {
            switch node {
            case .literal, .slot:
                continue
            case .condition(_, let then, let otherwise, _):
                try check(then, file)
                try check(otherwise, file)
            default:
                throw TemplateError(
                    "here only `{{ name }}` and `{% if %}` can be used", in: file, at: node.range(in: file))
            }
        }
    }

    /// Nil where the result would be longer than the limit in bytes.
    package func render(_ value: Value, for reader: Audience, limit: Int = 1 << 20) -> Bytes? {
        let (bytes, isCut) = Renderer.render(program, program.whole, of: value, for: reader, limit: limit)
        return isCut || bytes.count > limit ? nil : bytes
    }
}
