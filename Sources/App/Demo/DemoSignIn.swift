internal import Base
internal import Templates
internal import Web

/// The accounts offered for signing in to demo data.
struct DemoSignIn: Sendable {
    static let password = "portico-demo-only"

    let name: String
    /// Before `@portico.example`.
    let box: String
    let what: Text

    var address: String { "\(box)@portico.example" }

    static let all = [
        DemoSignIn(name: "Clara Steinmetz", box: "owner", what: Text("Owner of a Performer agency")),
        DemoSignIn(name: "Ben Krüger", box: "member", what: Text("Member of the same agency")),
        DemoSignIn(name: "Hannes Baumgartner", box: "starter", what: Text("Owner of a Starter firm")),
        DemoSignIn(name: "Fatima Al-Farsi", box: "elite", what: Text("Owner of an Elite firm")),
        DemoSignIn(name: "Katharina von Hohenberg", box: "admin", what: Text("Runs the programme")),
        DemoSignIn(name: "Oliver Turner", box: "support", what: Text("Answers tickets")),
        DemoSignIn(name: "Priya Sharma", box: "agent", what: Text("Sells and manages partners")),
    ]

    /// The list for the terminal.
    static var list: String {
        "Demo data. Everybody's password is \(password):\n"
            + Terminal.columns(all.map { [$0.address, $0.what.english] }, indent: "  ")
    }

    /// The list for the sign-in page.
    static var note: DemoNote {
        DemoNote(password: password, people: all.map { DemoNote.Person($0.box, $0.address, $0.what) })
    }
}
