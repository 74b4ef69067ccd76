/// Converts between typed text and a value.
package struct FieldRule<Value: Sendable>: Sendable {
    package let parse: @Sendable (String) throws(FieldProblem) -> Value
    package let format: @Sendable (Value) -> String
    package let isRequired: Bool
    /// The longest input that a browser should let in, in characters.
    package let limit: Int
    /// Which `<input>` asks for it.
    package let type: InputType

    package init(
        limit: Int, isRequired: Bool = true, type: InputType = .text,
        parse: @escaping @Sendable (String) throws(FieldProblem) -> Value,
        format: @escaping @Sendable (Value) -> String
    ) {
        self.limit = limit
        self.type = type
        self.isRequired = isRequired
        self.parse = parse
        self.format = format
    }

    /// The same, where nothing may be typed at all.
    package static func optional<Wrapped>(_ rule: FieldRule<Wrapped>) -> FieldRule where Value == Wrapped? {
        FieldRule(
            limit: rule.limit, isRequired: false, type: rule.type,
            parse: { input throws(FieldProblem) in
                input.allSatisfy(\.isWhitespace) ? nil : try rule.parse(input)
            },
            format: { value in value.map(rule.format) ?? "" })
    }
}

/// The kinds of `<input>` that rules ask for.
package enum InputType: String, Sendable {
    case text, email, date, password
}
