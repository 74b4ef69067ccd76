internal import Base
internal import Crypto
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// Asks for the password again before sensitive actions. The session gets a new cookie, so that a copy of the old one
/// confirms nothing. An admin who views the portal as another user enters their own password.
struct StepUpPages: Sendable {
    let identity: Identity

    var routes: [SiteRoute] {
        [
            .get(SignInPath.confirm, .signedIn, show),
            .post(SignInPath.confirm, .signedIn.forOnlookers, at: .slow, create),
        ]
    }

    @Sendable private func show(_ context: Context) throws -> Response {
        try context.page(
            StepUpPage(email: owner(context).email.text, to: Preferences.ownPath(context.request.query()["to"])))
    }

    @Sendable private func create(_ submission: Submission) throws -> Response {
        let user = try owner(submission)
        let now = submission.now
        var password = Field("password", .password, submission.form.fields)
        var page = StepUpPage(email: user.email.text, to: Preferences.ownPath(submission.form["to"]))
        if let wait = try identity.check(&password, of: user, submission) {
            page.problem = wait.tooSoonText
            return try submission.tooSoon(page, wait)
        }
        guard password.value != nil, let session = submission.session else {
            page.problem = password.problem
            return try submission.page(page, .unprocessableContent)
        }
        var cookie: SetCookie?
        var response = try submission.write { writer in
            try identity.tries.succeed(.confirmation(user.id), in: writer)
            try SessionStore.setChecked(session.id, at: now, in: writer)
            cookie = try submission.renewSession(in: writer)
            return .goto(page.to)
        }
        if let cookie { response.fields.add(cookie) }
        return response
    }

    private func owner(_ visit: some Visit) throws -> User {
        try visit.session?.admin ?? visit.viewer
    }
}

struct StepUpPage: TemplatePage {
    let email: String
    let to: String
    var problem: Text?

    static let template = "identity/confirm"
}
