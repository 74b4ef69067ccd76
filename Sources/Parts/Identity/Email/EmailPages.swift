internal import Base
internal import HTTP
internal import Templates
internal import Web

/// `/account/email`: another address for one's own account, with the password; and where the link leads that is mailed
/// there.
struct EmailPages: Sendable {
    let identity: Identity

    var routes: [SiteRoute] {
        let link = AccountPath.confirmEmail
        return [
            .get(AccountPath.email, .signedIn) { context in
                try context.page(EmailPage(context.viewer, EmailForm(nil, of: context.viewer)))
            },
            .post(AccountPath.email, .signedIn, at: .slow, create),
            .get(link, .anyone, show),
            .post(link, .anyone, confirm),
        ]
    }

    @Sendable private func create(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        var form = EmailForm(submission.form.fields, of: viewer)
        if let wait = try identity.check(&form.password, of: viewer, submission) {
            form.password.reject(wait.tooSoonText)
            return try submission.tooSoon(EmailPage(viewer, form), wait)
        }
        guard let email = form.email.value, form.password.value != nil else {
            return try submission.page(EmailPage(viewer, form), .unprocessableContent)
        }
        // Prevents flooding another person's mailbox.
        let triers = [AttemptSource.letter(email), .letters(from: submission.request.peer.address)]
        let wait = try submission.read { try identity.tries.wait(for: triers, at: submission.now, in: $0) }
        if let wait {
            form.email.reject(wait.tooSoonText)
            return try submission.tooSoon(EmailPage(viewer, form), wait)
        }
        return try submission.write { writer in
            try identity.tries.succeed(.confirmation(viewer.id), in: writer)
            try identity.tries.fail(triers, at: submission.now, in: writer)
            try EmailChange.ask(email, for: viewer, submission, in: writer)
            return .goto(
                AccountPath.account,
                saying: Text(
                    "Check the inbox of {email} and open the link to confirm the address.", ["email": email.text]))
        }
    }

    /// Opening the link changes nothing: mail scanners open links, too.
    @Sendable private func show(_ context: Context) throws -> Response {
        guard let change = try EmailChange.found(context, in: context.reader) else { return try gone(context) }
        return try context.page(EmailConfirmPage(name: change.user.name, email: change.address.text))
    }

    @Sendable private func confirm(_ submission: Submission) throws -> Response {
        do {
            return try submission.write { writer in
                guard let change = try EmailChange.found(submission, in: writer) else { throw ExpiredChange() }
                try EmailChange.confirm(change.address, of: change.user, submission, in: writer)
                return .goto(
                    "/", saying: Text("You now sign in with {email}.", ["email": change.address.text]))
            }
        } catch is ExpiredChange {
            return try gone(submission)
        }
    }

    private struct ExpiredChange: Error {}

    private func gone(_ visit: some Visit) throws -> Response {
        try visit.page(ExpiredLinkPage(purpose: "email"), .gone)
    }
}

struct EmailForm: FieldForm {
    var email: Field<EmailAddress>
    var password: Field<String>

    init(_ sent: FormFields?, of user: User) {
        email = Field("email", .email, sent, else: nil)
        password = Field("password", .password, sent, else: nil)
        email.check(newAddressOf: user)
    }
}

extension Field where Value == EmailAddress {
    mutating func check(newAddressOf user: User) {
        if value?.text == user.email.text { reject(Text("This is already the current address.")) }
    }
}

struct EmailPage: TemplatePage {
    let form: EmailForm
    let now: String
    let problem: Text?

    init(_ user: User, _ form: EmailForm) {
        self.form = form
        now = user.email.text
        problem = form.password.problem
    }

    static let template = "identity/email"
    static let shape = Shape<EmailPage> {
        $0.show("path") { _ in AccountPath.email }
    }
}

struct EmailConfirmPage: TemplatePage {
    let name: String
    let email: String

    static let template = "identity/email-confirm"
}
