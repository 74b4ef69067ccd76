internal import Base
internal import Crypto
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// In with a password, and out again.
struct LoginPages: Sendable {
    let identity: Identity

    var routes: [SiteRoute] {
        [
            .get(SignInPath.signIn, .anyone, show),
            .post(SignInPath.signIn, .anyone, at: .slow, create),
            .post(SignInPath.signOut, .anyone, end),
        ]
    }

    @Sendable private func show(_ context: Context) throws -> Response {
        let to = Preferences.ownPath(try context.request.query()["to"])
        guard context.session == nil else { return try context.go(.goto(to)) }
        var page = LoginPage(to: to)
        page.isNew = try UserStore.isEmpty(in: context.reader)
        return try context.page(page)
    }

    @Sendable private func create(_ submission: Submission) throws -> Response {
        var form = LoginForm(submission.form.fields)
        guard let email = form.email.value, let password = form.password.value else {
            return try submission.page(form.page, .unprocessableContent)
        }
        let (account, triers, wait) = try submission.read { try look(for: email, submission, in: $0) }
        if let wait { return try submission.tooSoon(form.refused(wait.tooSoonText), wait) }
        // Also where there is no such account: it is to take as long.
        let verdict = try identity.verify(password, of: account)
        guard let account, let verdict else {
            try identity.refuse(triers, of: account?.user, called: email.text, submission)
            form.password.reject(Text("The e-mail address or password is incorrect."))
            return try submission.page(form.page, .unprocessableContent)
        }
        guard account.maySignIn else {
            form.password.reject(Text("This account is currently closed. Please contact the person who invited you."))
            return try submission.page(form.page, .unprocessableContent)
        }
        let renewed = verdict.needsRenewal ? try identity.hasher.make(password) : nil
        return try identity.enter(account.user, isKept: form.isKept, to: form.to, submission) { writer in
            try identity.tries.succeed(triers[0], in: writer)
            if let renewed { try UserStore.renewPassword(account.user.id, renewed, in: writer) }
        }
    }

    /// The account, who it is that tries it, and how long they must wait.
    private func look(
        for email: EmailAddress, _ submission: Submission, in reader: Reader
    ) throws -> (Account?, [AttemptSource], Duration?) {
        let account = try UserStore.account(email, in: reader)
        var trier = AttemptSource.account(email)
        if let account, let device = Device(submission.request),
            try DeviceStore.isKnown(device, of: account.user.id, in: reader)
        {
            trier = .knownDevice(email, device.hash)
        }
        let triers = [trier, .address(submission.request.peer.address)]
        return (account, triers, try identity.tries.wait(for: triers, at: submission.now, in: reader))
    }

    /// Signs out; does nothing without a session.
    @Sendable private func end(_ submission: Submission) throws -> Response {
        if let session = submission.session {
            let user = session.admin ?? session.user
            try submission.site.database.write { writer in
                _ = try SessionStore.end(session.id, of: user.id, in: writer)
                try writer.audit(
                    IdentityEvent.signedOut, of: user.id.text, called: user.name, by: submission.actor,
                    at: submission.now)
            }
        }
        let request = submission.request
        var response = try submission.go(.goto("/", saying: Text("You have been signed out.")))
        response.fields.add(try SessionToken.removal(for: request.peer))
        response.fields.add(try identity.pendingSignIn.removal(request))
        response.fields.add(try Visitor.renewal(request))
        return response
    }
}
