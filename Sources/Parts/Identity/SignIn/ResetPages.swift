internal import Base
internal import Crypto
internal import Database
internal import HTTP
internal import Jobs
internal import Templates
internal import Web

/// A new password, by a link that was mailed.
struct ResetPages: Sendable {
    let identity: Identity

    var routes: [SiteRoute] {
        let path = SignInPath.link(.reset)
        return [
            .get(path, .anyone, show),
            .post(path, .anyone, at: .slow, create),
        ]
    }

    @Sendable private func show(_ context: Context) throws -> Response {
        try context.unlessGone {
            let user = try owner(context, in: context.reader)
            return try context.page(ResetPage(email: user.email.text, problem: nil))
        }
    }

    @Sendable private func create(_ submission: Submission) throws -> Response {
        try submission.unlessGone {
            let user = try submission.read { try owner(submission, in: $0) }
            var password = Field("password", .password, submission.form.fields)
            password.check(
                newPasswordOf: user.name, user.email.text, companies: try submission.companies(of: user.firm))
            guard let value = password.value else {
                let page = ResetPage(email: user.email.text, problem: password.problem)
                return try submission.page(page, .unprocessableContent)
            }
            let hash = try identity.hasher.make(value)
            return try submission.write { try change(user, hash, submission, in: $0) }
        }
    }

    private func change(
        _ user: User, _ hash: String, _ submission: Submission, in writer: Writer
    ) throws -> Outcome {
        let now = submission.now
        _ = try SignInLink.use(submission.linkToken, .reset, at: now, in: writer)
        try UserStore.setPassword(user.id, hash, at: now, in: writer)
        try SessionStore.endAll(of: user.id, in: writer)
        try identity.tries.succeed(.account(user.email), in: writer)
        let actor = Actor(user, address: submission.request.peer.address)
        try writer.note(.passwordReset, of: user, by: actor, changes: [.secret("password")], at: now)
        return .goto(SignInPath.signIn, saying: Text("Your password has been changed. Please sign in with it."))
    }

    private func owner(_ visit: some Visit, in reader: Reader) throws -> User {
        try SignInLink.account(of: visit, .reset, in: reader) { $0.maySignIn }.user
    }
}

struct ResetPage: TemplatePage {
    let email: String
    let problem: Text?

    static let template = "identity/reset"
}
