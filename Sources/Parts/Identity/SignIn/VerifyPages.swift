internal import Base
internal import Database
internal import HTTP
internal import Jobs
internal import Templates
internal import Web

/// Asks for the second factor once the password is verified; users who need one and have none set it up here.
struct VerifyPages: Sendable {
    let identity: Identity

    var routes: [SiteRoute] {
        [
            .get(SignInPath.verify, .anyone, show),
            .post(SignInPath.verify, .anyone, create),
        ]
    }

    @Sendable private func show(_ context: Context) throws -> Response {
        guard let pendingSignIn = try identity.pendingSignIn.pendingSignIn(context, in: context.reader) else {
            return try tooLate(context)
        }
        return try page(context, pendingSignIn.account.user, isRecovery: context.request.query()["with"] == "recovery")
    }

    @Sendable private func create(_ submission: Submission) throws -> Response {
        guard let pendingSignIn = try submission.read({ try identity.pendingSignIn.pendingSignIn(submission, in: $0) })
        else {
            return try tooLate(submission)
        }
        let user = pendingSignIn.account.user
        let isRecovery = submission.form["with"] == "recovery"
        let triers = [AttemptSource.code(user.id), .address(submission.request.peer.address)]
        let wait = try submission.read {
            try identity.tries.wait(for: triers, at: submission.now, in: $0)
        }
        if let wait {
            return try page(submission, user, isRecovery: isRecovery, wait.tooSoonText, .tooManyRequests)
        }
        let code = Field("code", .text(max: 40), submission.form.fields)
        guard let typed = code.value else {
            return try page(submission, user, isRecovery: isRecovery, code.problem, .unprocessableContent)
        }
        guard let way = try submission.site.database.write({ try enter(pendingSignIn, typed, submission, in: $0) })
        else {
            try identity.refuse(triers, of: user, submission, .codeRefused)
            submission.logRefusal("wrong second factor", of: user.id, at: "POST \(SignInPath.verify)")
            let problem = Text("This code is incorrect or has already been used. Enter the latest code.")
            return try page(submission, user, isRecovery: isRecovery, problem, .unprocessableContent)
        }
        return try identity.admit(way.entry, submission, with: answer(way, pendingSignIn, submission))
    }

    /// How the user signed in.
    private struct Way {
        let entry: Entry
        /// Those of a second factor that was just set up.
        var newCodes: [String]?
        /// After one of them was used.
        var codesLeft: Int?
    }

    private func enter(
        _ pendingSignIn: PendingSignIn, _ code: String, _ submission: Submission, in writer: Writer
    ) throws -> Way? {
        let user = pendingSignIn.account.user
        let now = submission.now
        let actor = Actor(user, address: submission.request.peer.address)
        var newCodes: [String]?
        var codesLeft: Int?
        if try SecondFactorStore.status(of: user.id, in: writer) == nil {
            newCodes = try identity.factors.confirm(code, of: user.id, at: now, in: writer)
            guard newCodes != nil else { return nil }
            try writer.note(.secondFactorAdded, of: user, by: actor, at: now)
        } else if try identity.factors.recover(code, of: user.id, in: writer) {
            codesLeft = try SecondFactorStore.status(of: user.id, in: writer)?.recoveryCodesLeft
            try writer.audit(IdentityEvent.recoveryCodeUsed, of: user.id.text, called: user.name, by: actor, at: now)
        } else if try !identity.factors.verify(code, of: user.id, at: now, in: writer) {
            return nil
        }
        try identity.tries.succeed(.code(user.id), in: writer)
        let entry = try identity.begin(user, isKept: pendingSignIn.isKept, submission, in: writer)
        return Way(entry: entry, newCodes: newCodes, codesLeft: codesLeft)
    }

    private func answer(_ way: Way, _ pendingSignIn: PendingSignIn, _ submission: Submission) throws -> Response {
        if let codes = way.newCodes { return try submission.page(CodesPage(codes: codes, to: pendingSignIn.to)) }
        let text = way.codesLeft.map { left in
            Text(
                "You are signed in. {n} recovery code left.", many: "You are signed in. {n} recovery codes left.", left)
        }
        return try submission.go(.goto(pendingSignIn.to, saying: text, kind: .warning))
    }

    private func page(
        _ visit: some Visit, _ user: User, isRecovery: Bool, _ problem: Text? = nil, _ status: Status = .ok
    ) throws -> Response {
        let (hasOne, secret, company) = try visit.read { reader in
            (
                try SecondFactorStore.status(of: user.id, in: reader) != nil,
                try identity.factors.newSecret(of: user.id, in: reader), try visit.site.company(in: reader)
            )
        }
        if hasOne { return try visit.page(VerifyPage(isRecovery: isRecovery, problem: problem), status) }
        guard let secret else { return try tooLate(visit) }
        let offer = try SecondFactorOffer(secret, of: user, company: company)
        return try visit.page(EnrolPage(offer: offer, problem: problem), status)
    }

    private func tooLate(_ visit: some Visit) throws -> Response {
        let text = Text("Your sign-in has expired. Please sign in again.")
        return try visit.go(.goto(SignInPath.signIn, saying: text, kind: .warning))
    }
}
