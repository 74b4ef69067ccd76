package import Templates
internal import Web

/// What admins send to themselves, to see whether mail works.
package struct TrialLetter: Letter {
    /// The whole address of the page that it was sent from.
    let address: String

    package static let name = "trial"
    package static let title = Text("Test letter", as: "letter")

    package var subject: Text { Text("Mail from the portal works") }

    package init(address: String) {
        self.address = address
    }
}
