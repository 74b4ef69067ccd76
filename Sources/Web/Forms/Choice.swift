package import Templates

/// One of a select, or one of some boxes.
package struct Choice: TemplateValue {
    package let code: String
    package let name: Text
    package let isChosen: Bool
    /// The name of what else is asked with it.
    package let needs: String

    package init(_ code: String, _ name: Text, isChosen: Bool = false, needs: String = "") {
        self.code = code
        self.name = name
        self.isChosen = isChosen
        self.needs = needs
    }

    /// Under a name that somebody gave.
    package init(_ code: String, _ name: String, isChosen: Bool = false, needs: String = "") {
        self.init(code, Text(verbatim: name), isChosen: isChosen, needs: needs)
    }

    package init(_ code: String, _ name: Text, chosen: String, needs: String = "") {
        self.init(code, name, isChosen: code == chosen, needs: needs)
    }

    package init(_ code: String, _ name: String, chosen: String, needs: String = "") {
        self.init(code, name, isChosen: code == chosen, needs: needs)
    }

    /// All of them, the one of this code chosen.
    package static func all<Value>(
        _ values: some Sequence<Value>, chosen: String, _ choice: (Value) -> (code: String, name: Text)
    ) -> [Choice] {
        values.map { value in
            let (code, name) = choice(value)
            return Choice(code, name, chosen: chosen)
        }
    }
}
