internal import Templates

/// One of the choices of a select.
struct OptionView: TemplateValue {
    let code: String
    let title: Text
    let isChosen: Bool

    /// All of them, one chosen.
    static func all<Value>(
        _ values: some Sequence<Value>, chosen: String, _ option: (Value) -> (code: String, title: Text)
    ) -> [OptionView] {
        values.map { value in
            let (code, title) = option(value)
            return OptionView(code: code, title: title, isChosen: code == chosen)
        }
    }

    static func tiers(_ rules: RuleSet, chosen: String) -> [OptionView] {
        all(rules.tiers, chosen: chosen) { ($0.code, Text(asWritten: $0.name)) }
    }
}

extension Text {
    /// What somebody has written; translated where it is one of the program's own texts.
    init(asWritten words: String) {
        self = Text(parts: [(name: "text", value: words)]) ?? Text("–")
    }
}
