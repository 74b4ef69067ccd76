internal import Base
internal import Crypto
internal import HTTP
internal import Templates
internal import Web

/// Changing one's own password: it ends all other sessions, and gives this one a new id.
enum PasswordPages {
    static func routes(_ identity: Identity) -> [SiteRoute] {
        [
            .post(AccountPath.password, .signedIn, at: .slow) { try update($0, identity) }
        ]
    }

    private static func update(_ submission: Submission, _ identity: Identity) throws -> Response {
        let viewer = try submission.viewer
        var form = PasswordForm(
            submission.form.fields, of: viewer, companies: try submission.companies(of: viewer.firm))
        if let wait = try identity.check(&form.current, of: viewer, submission) {
            form.current.reject(wait.tooSoonText)
            return try submission.tooSoon(SecurityPage(submission, form), wait)
        }
        guard form.current.value != nil, let new = form.new.value, let session = submission.session else {
            return try submission.page(SecurityPage(submission, form), .unprocessableContent)
        }
        let hash = try identity.hasher.make(new)
        var cookie: SetCookie?
        var response = try submission.write { writer in
            try identity.tries.succeed(.confirmation(viewer.id), in: writer)
            try UserStore.setPassword(viewer.id, hash, at: submission.now, in: writer)
            try SessionStore.endAll(of: viewer.id, except: session.id, in: writer)
            cookie = try submission.renewSession(in: writer)
            try writer.note(
                .passwordChanged, of: viewer, by: submission.actor, changes: [.secret("password")],
                at: submission.now)
            return .goto(
                AccountPath.security,
                saying: Text("Your password has been changed. All other devices have been signed out."))
        }
        if let cookie { response.fields.add(cookie) }
        return response
    }
}

struct PasswordForm: FieldForm {
    var current: Field<String>
    private(set) var new: Field<String>

    init(_ sent: FormFields?, of user: User, companies: [String]) {
        current = Field("current", .password, sent, else: nil)
        new = Field("new", .password, sent, else: nil)
        new.check(newPasswordOf: user.name, user.email.text, companies: companies)
    }
}
