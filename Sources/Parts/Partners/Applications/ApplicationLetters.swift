internal import Base
internal import Templates
internal import Web

/// Asks an applicant to show that the address is theirs.
struct ConfirmationLetter: Letter {
    let firm: String
    let address: String

    static let name = "application-confirmation"
    static let title = Text("Application: e-mail confirmation", as: "letter")

    var subject: Text { Text("Please confirm your application") }
}

/// Asks an applicant for something.
struct QuestionLetter: Letter {
    let firm: String
    let question: String
    let address: String

    static let name = "application-question"
    static let title = Text("Application: question", as: "letter")

    var subject: Text { Text("A question about your application") }
}

/// Says no, and why.
struct RejectionLetter: Letter {
    let firm: String
    let reason: String
    let againOn: CivilDate

    static let name = "application-rejection"
    static let title = Text("Application: rejection", as: "letter")

    var subject: Text { Text("Your application") }
}
