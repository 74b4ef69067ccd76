package import Templates

/// That the portal holds demo data, and who can sign in to it.
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

        package static let shape = Shape<Person> {
            $0.show("box", \.box)
            $0.show("address", \.address)
            $0.show("what", \.what)
        }
    }

    let password: String
    let people: [Person]

    package init(password: String, people: [Person]) {
        self.password = password
        self.people = people
    }

    package static let shape = Shape<DemoNote> {
        $0.show("password", \.password)
        $0.show("people", \.people)
    }
}
