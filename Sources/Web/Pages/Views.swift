package import Templates

/// A page beside others, for the component `tab`.
package struct Tab: TemplateValue {
    let title: Text
    let path: String
    /// How much is there, where that is said.
    let count: Int
    let isCurrent: Bool

    package init(title: Text, path: String, count: Int = 0, isCurrent: Bool) {
        self.title = title
        self.path = path
        self.count = count
        self.isCurrent = isCurrent
    }
}

/// What is known of something, name and value.
package struct Fact: TemplateValue {
    let name: Text
    package let value: String
    let path: String?

    package init(_ name: Text, _ value: String, path: String? = nil) {
        self.name = name
        self.value = value
        self.path = path
    }
}
