package import Templates

/// What somebody does first, while there is nothing to show them yet.
package struct FirstStep: TemplateValue {
    let title: Text
    let note: Text
    let action: Text
    let icon: String
    let path: String
    let isDone: Bool
    /// Its place among the others.
    let order: Int

    package init(
        _ order: Int, _ title: Text, note: Text, action: Text, icon: String, path: String, isDone: Bool = false
    ) {
        self.order = order
        self.title = title
        self.note = note
        self.action = action
        self.icon = icon
        self.path = path
        self.isDone = isDone
    }
}
