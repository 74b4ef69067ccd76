internal import Templates

extension ImportPage {
    /// A column of the file, and what it is read as.
    struct Column: TemplateValue {
        let code: String
        let heading: String
        let letter: String
        let samples: String
        let choices: [Choice]

        static let shape = Shape<Column> {
            $0.show("code", \.code)
            $0.show("heading", \.heading)
            $0.show("letter", \.letter)
            $0.show("samples", \.samples)
            $0.show("choices", \.choices)
        }
    }

    struct Choice: TemplateValue {
        let code: String
        let name: String
        let isChosen: Bool

        static let shape = Shape<Choice> {
            $0.show("code", \.code)
            $0.show("name", \.name)
            $0.show("chosen", \.isChosen)
        }
    }

    /// Some of the rows, to be chosen above the table.
    struct View: TemplateValue {
        let title: Text
        let count: Int
        let path: String
        let isCurrent: Bool

        static let shape = Shape<View> {
            $0.show("title", \.title)
            $0.show("count", \.count)
            $0.show("path", \.path)
            $0.show("current", \.isCurrent)
        }
    }

    struct Row: TemplateValue {
        let line: ImportRow
        /// Of the record that was made of it.
        var path: String?

        var record: String? { line.verdict == .added || line.verdict == .kept ? line.record : nil }

        static let shape = Shape<Row> {
            $0.show("number", \.line.number)
            $0.show("title", \.line.title)
            $0.show("path", \.path)
            $0.show("verdict", \.line.verdict.title)
            $0.show("tone", \.line.verdict.tone)
            $0.show("notes", \.line.notes)
        }
    }
}

extension ImportNote: TemplateValue {
    static let shape = Shape<ImportNote> {
        $0.show("column", \.column)
        $0.show("cell", \.cell)
        $0.show("problem", \.problem)
    }
}

extension ImportFile.State {
    var title: Text {
        switch self {
        case .sent: Text("Columns to choose", as: "import")
        case .checking: Text("Being checked", as: "import")
        case .checked: Text("Ready to import", as: "import")
        case .running: Text("Being imported", as: "import")
        case .done: Text("Imported", as: "import")
        case .undoing: Text("Being undone", as: "import")
        case .undone: Text("Undone", as: "import")
        }
    }
}

extension ImportStyle.Numbers {
    var title: Text {
        switch self {
        case .comma: Text("12.400,50: a comma before the decimals")
        case .point: Text("12,400.50: a point before the decimals")
        }
    }
}

extension ImportStyle.Days {
    var title: Text {
        switch self {
        case .dayFirst: Text("31/12/2026: the day first")
        case .monthFirst: Text("12/31/2026: the month first")
        }
    }
}
