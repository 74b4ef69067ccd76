package import Templates

/// A field as a template shows it: what was typed, and what is wrong with it.
package struct FieldView: TemplateValue {
    let input: String
    let problem: Text?

    package static let shape = Shape<FieldView> {
        $0.show("value", \.input)
        $0.show("error", \.problem)
    }
}

extension Field {
    package var view: FieldView { FieldView(input: input, problem: problem) }
}
