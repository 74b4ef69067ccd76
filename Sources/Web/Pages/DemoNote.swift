package import Templates

/// The note about demo data and its accounts.
package struct DemoNote: TemplateValue {
    package struct Person: TemplateValue {
        /// Before the `@`: what its form is told apart by.
        let box: String
        let address: String
        let what: Text

        package init(_ box: String, _ address: String, _ what: Text) {
            self.box = box
            self.address = address
            self.what = what
        }
    }

    let password: String
    let people: [Person]

    package init(password: String, people: [Person]) {
        self.password = password
        self.people = people
    }
}
