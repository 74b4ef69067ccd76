package import Templates

/// What staff and owners read for an action: the part that does it names it.
package struct AuditAction: Sendable {
    package let code: String
    package let title: Text

    package init(_ code: String, _ title: Text) {
        self.code = code
        self.title = title
    }
}

/// What staff and owners read for a field that an entry has before and after.
package struct AuditField: Sendable {
    package let code: String
    package let title: Text

    package init(_ code: String, _ title: Text) {
        self.code = code
        self.title = title
    }
}

/// What the audit log may name, in words.
package struct AuditWords: Sendable {
    package let actions: [AuditAction]
    private let titles: [String: Text]
    private let fields: [String: Text]

    package init(_ parts: Parts) {
        actions = parts.actions
        titles = Dictionary(actions.map { ($0.code, $0.title) }) { first, _ in first }
        fields = Dictionary(parts.fields.map { ($0.code, $0.title) }) { first, _ in first }
    }

    /// One that nobody has named is read as it is written.
    package func title(of code: String) -> Text {
        titles[code] ?? Text("{action}", as: "action", ["action": code])
    }

    package func title(ofField code: String) -> Text {
        fields[code] ?? Text("{field}", as: "field", ["field": code.replacing("_", with: " ")])
    }
}
