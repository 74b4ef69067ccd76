internal import Base
internal import Templates
internal import Web

/// To who has forgotten the password.
struct ResetLetter: Letter {
    let address: String

    static let name = "reset"
    static let title = Text("Forgot password", as: "letter")

    var subject: Text { Text("Choose a new password") }
}

/// To who is to have an account.
struct InviteLetter: Letter {
    static let opensAccount = true
    /// The inviter, if it is a person.
    let inviter: String?
    /// nil for staff.
    let firm: String?
    let company: String
    let address: String

    static let name = "invite"
    static let title = Text("Invitation", as: "letter")

    var subject: Text { Text("Your account at {company}", ["company": company]) }
}

/// After a sign-in from a browser that was never seen with this person.
struct NewDeviceLetter: Letter {
    let device: Text
    let place: String
    let at: Timestamp
    let address: String

    static let name = "new-device"
    static let title = Text("Sign-in from a new device", as: "letter")

    var subject: Text { Text("New sign-in to your account") }
}

/// Warns of repeated failed attempts to sign in.
struct FailedSignInLetter: Letter {
    let place: String
    let at: Timestamp
    let address: String

    static let name = "guess"
    static let title = Text("Repeated wrong passwords", as: "letter")

    var subject: Text { Text("Failed attempts to sign in to your account") }
}
