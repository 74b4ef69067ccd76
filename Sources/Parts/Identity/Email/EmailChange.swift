internal import Base
internal import Crypto
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// Changes an account's e-mail address. The change takes effect once the link sent to the new address is opened, so
/// that no one gains access through another person's address, and a mistyped address locks no one out.
enum EmailChange {
    static let lifetime = Duration.seconds(86_400)

    /// E-mails the link, which replaces earlier ones. Nothing is sent to an address that is in use, and the answer does
    /// not reveal it.
    static func ask(
        _ address: EmailAddress, for user: User, _ submission: Submission, in writer: Writer
    ) throws {
        try EmailChangeStore.remove(of: user.id, in: writer)
        try writer.note(
            .emailChangeAsked, of: user, by: submission.actor,
            changes: [.init("email", from: user.email.text, to: address.text)], at: submission.now)
        guard try isFree(address, for: user, in: writer) else { return }
        let token = try LinkToken.make()
        try EmailChangeStore.add(
            token.hash, address, for: user.id, endsAt: submission.now + lifetime, in: writer)
        let path = AccountPath.confirmEmail(token.text)
        try writer.post(
            EmailChangeLetter(address: submission.site.address(of: path)), to: recipient(user, at: address),
            cause: "email:\(token.mark)", by: submission.site)
    }

    static func isFree(_ address: EmailAddress, for user: User, in reader: Reader) throws -> Bool {
        try UserStore.account(address, in: reader).map { $0.user.id == user.id } ?? true
    }

    /// The change that a link is for; nil where it was followed before, is too old, or is of no use any more.
    static func found(_ visit: some Visit, in reader: Reader) throws -> (user: User, address: EmailAddress)? {
        let rows = try visit.linkToken.hashes.compactMap { try EmailChangeStore.row($0, at: visit.now, in: reader) }
        guard let row = rows.first, let account = try UserStore.account(row.user, in: reader), account.maySignIn,
            try isFree(row.address, for: account.user, in: reader)
        else { return nil }
        return (account.user, row.address)
    }

    /// From now on the person signs in with it. Links to the former address lead nowhere any more, and a letter there
    /// says what was done.
    static func confirm(_ address: EmailAddress, of user: User, _ submission: Submission, in writer: Writer) throws {
        try set(address, of: user, by: submission.actor, at: submission.now, in: writer)
        try SignInLinkStore.remove(.reset, of: user.id, in: writer)
        let letter = EmailChangedLetter(email: address.text, at: submission.now)
        try writer.post(
            letter, to: Recipient(user), cause: "email-changed:\(user.id):\(submission.now.milliseconds)",
            by: submission.site)
    }

    static func set(
        _ address: EmailAddress, of user: User, by actor: Actor, at now: Timestamp, in writer: Writer
    ) throws {
        try EmailChangeStore.remove(of: user.id, in: writer)
        try UserStore.setEmail(user.id, address, in: writer)
        try writer.note(
            .emailChanged, of: user, by: actor,
            changes: [.init("email", from: user.email.text, to: address.text)], at: now)
    }

    private static func recipient(_ user: User, at address: EmailAddress) -> Recipient {
        Recipient(name: user.name, address: address, language: user.language, zone: user.zone)
    }
}

/// To the new address.
struct EmailChangeLetter: Letter {
    let address: String

    static let name = "email-change"
    static let title = Text("New e-mail address", as: "letter")

    var subject: Text { Text("Please confirm your new e-mail address") }
}

/// To the former one.
struct EmailChangedLetter: Letter {
    let email: String
    let at: Timestamp

    static let name = "email-changed"
    static let title = Text("E-mail address changed", as: "letter")

    var subject: Text { Text("Your e-mail address has been changed") }
}
