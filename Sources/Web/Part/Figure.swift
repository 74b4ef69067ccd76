internal import Base
package import Templates

/// A figure on top of a home, and the list that adds up to it.
package struct Figure: TemplateValue {
    let name: Text
    package var value: String
    var path: String?
    package var change = ""
    package var tone = ""
    package var note: Text?

    package init(name: Text, value: String, path: String? = nil) {
        self.name = name
        self.value = value
        self.path = path
    }
}
