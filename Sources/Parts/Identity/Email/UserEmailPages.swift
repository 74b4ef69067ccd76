internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// Changes another user's e-mail address: by an admin, or for a member by the owner of the firm. Invited users get a
/// new invitation immediately; all others confirm by a link sent to the new address.
enum UserEmailPages {
    static let routes: [SiteRoute] = [
        .get(UserPath.email, .admin.confirmed) { context in
            try show(context, user(context, in: context.reader))
        },
        .post(UserPath.email, .admin.confirmed) { submission in
            try update(submission, submission.read { try user(submission, in: $0) })
        },
        .get(AccountPath.memberEmail, .owner.confirmed) { context in
            try show(context, member(context, in: context.reader))
        },
        .post(AccountPath.memberEmail, .owner.confirmed) { submission in
            try update(submission, submission.read { try member(submission, in: $0) })
        },
    ]

    /// The user whose address is changed, and the page to return to.
    private struct Place {
        let account: Account
        let path: String
        let back: String
        let backTitle: Text
    }

    private static func user(_ visit: some Visit, in reader: Reader) throws -> Place {
        let account = try other(UserPages.account(visit.id("user"), in: reader), than: visit)
        let id = account.user.id
        return Place(
            account: account, path: UserPath.email(id), back: UserPath.show(id),
            backTitle: Text("{name}", as: "person", ["name": account.user.name]))
    }

    private static func member(_ visit: some Visit, in reader: Reader) throws -> Place {
        let account = try other(Team.account(visit.id("user"), of: visit.firm, in: reader), than: visit)
        return Place(
            account: account, path: AccountPath.memberEmail(account.user.id), back: AccountPath.team,
            backTitle: Text("Team"))
    }

    /// One's own address is changed with the password.
    private static func other(_ account: Account, than visit: some Visit) throws -> Account {
        guard try account.user.id != visit.viewer.id, !account.isArchived else { throw Refusal.notThere }
        return account
    }

    private static func show(_ context: Context, _ place: Place) throws -> Response {
        try context.page(page(place, Field("email", .email, nil as EmailAddress?)))
    }

    private static func update(_ submission: Submission, _ place: Place) throws -> Response {
        let user = place.account.user
        var field = Field("email", .email, submission.form.fields)
        field.check(newAddressOf: user)
        if let email = field.value, try !submission.read({ try EmailChange.isFree(email, for: user, in: $0) }) {
            field.reject(Text("This address is already in use."))
        }
        guard let email = field.value else {
            return try submission.page(page(place, field), .unprocessableContent)
        }
        return try submission.write { writer in
            guard try EmailChange.isFree(email, for: user, in: writer) else {
                return .goto(place.back, saying: Text("This address is already in use."), kind: .danger)
            }
            let words = ["email": email.text]
            guard place.account.state == .invited else {
                try EmailChange.ask(email, for: user, submission, in: writer)
                return .goto(
                    place.back,
                    saying: Text(
                        "We have sent a link to {email}. The change takes effect once the link is opened.", words))
            }
            try EmailChange.set(email, of: user, by: submission.actor, at: submission.now, in: writer)
            if let user = try UserStore.account(user.id, in: writer)?.user {
                try Invitations.resend(to: user, submission, in: writer)
            }
            return .goto(place.back, saying: Text("The invitation has been sent to {email}.", words))
        }
    }

    private static func page(_ place: Place, _ field: Field<EmailAddress>) -> UserEmailPage {
        UserEmailPage(
            name: place.account.user.name, now: place.account.user.email.text,
            isInvited: place.account.state == .invited, email: field.view, path: place.path, back: place.back,
            backTitle: place.backTitle)
    }
}

struct UserEmailPage: TemplatePage {
    let name: String
    let now: String
    let isInvited: Bool
    let email: FieldView
    let path: String
    let back: String
    let backTitle: Text

    static let template = "identity/email-of"
}
