package import Templates
internal import Web

/// A test e-mail from admins to themselves.
package struct TestLetter: Letter {
    /// The whole address of the page that it was sent from.
    let address: String

    package static let name = "trial"
    package static let title = Text("Test e-mail", as: "letter")

    package var subject: Text { Text("E-mail delivery works") }

    package init(address: String) {
        self.address = address
    }
}
