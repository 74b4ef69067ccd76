internal import Base
internal import Database
internal import HTTP
internal import Jobs
internal import Templates
internal import Web

/// Sends a link for a new password. The answer and its timing are the same whether the account exists or not: the
/// account is looked up here, and everything else is done behind the answer.
struct ForgotPages: Sendable {
    let identity: Identity

    var routes: [SiteRoute] {
        [
            .get(SignInPath.forgotten, .anyone, show),
            .post(SignInPath.forgotten, .anyone, create),
        ]
    }

    @Sendable private func show(_ context: Context) throws -> Response {
        try context.page(ForgotPage(isSent: context.request.query()["sent"] != nil))
    }

    @Sendable private func create(_ submission: Submission) throws -> Response {
        let now = submission.now
        let field = Field("email", .email, submission.form.fields)
        guard let email = field.value else {
            return try submission.page(ForgotPage(field), .unprocessableContent)
        }
        let letter = AttemptSource.letter(email)
        let place = AttemptSource.letters(from: submission.request.peer.address)
        let (account, wait, hasEnough) = try submission.read { reader in
            (
                try UserStore.account(email, in: reader), try identity.tries.wait(for: [place], at: now, in: reader),
                try identity.tries.wait(for: [letter], at: now, in: reader) != nil
            )
        }
        if let wait { return try submission.tooSoon(ForgotPage(field, problem: wait.tooSoonText), wait) }
        return try submission.write { writer in
            try identity.tries.fail([letter, place], at: now, in: writer)
            if !hasEnough {
                let request = LinkRequest(
                    user: account?.user.id.text ?? "", address: submission.request.peer.address)
                try writer.enqueue(LinkRequest.kind, payload: JSON.text(request), at: now)
            }
            return .goto(SignInPath.forgotten + "?sent=1")
        }
    }
}

struct ForgotPage: TemplatePage {
    let email: FieldView
    let problem: Text?
    let isSent: Bool

    static let template = "identity/forgot"

    init(_ field: Field<EmailAddress>, problem: Text? = nil) {
        email = field.view
        self.problem = problem ?? field.problem
        isSent = false
    }

    init(isSent: Bool) {
        email = Field("email", .email, nil).view
        problem = nil
        self.isSent = isSent
    }
}
