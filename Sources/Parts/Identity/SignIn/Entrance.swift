internal import Base
internal import Crypto
package import Database
package import HTTP
internal import Jobs
internal import Templates
package import Web

/// A session that has just begun, and what the browser is to keep of it.
package struct Entry: Sendable {
    let token: SessionToken
    let device: Device
    let isKept: Bool
    let user: User
}

extension Identity {
    /// Begins a session under a new id, wherever the person comes from; one that the browser had ends.
    package func begin(
        _ user: User, isKept: Bool, _ submission: Submission, in writer: Writer
    ) throws -> Entry {
        let request = submission.request
        let now = submission.now
        let actor = Actor(user, address: request.peer.address)
        if let former = submission.session {
            _ = try SessionStore.end(former.id, of: (former.admin ?? former.user).id, in: writer)
        }
        let token = try SessionStore.start(
            user.id, isKept: isKept, device: request[.userAgent] ?? "", address: request.peer.address, at: now,
            in: writer)
        let device = try Device.make()
        let place = Device(request)
        if try DeviceStore.hasAny(user.id, in: writer),
            try place.map({ try !DeviceStore.isKnown($0, of: user.id, in: writer) }) ?? true
        {
            let letter = NewDeviceLetter(
                device: DeviceName.words(request[.userAgent] ?? ""), place: request.peer.address, at: now,
                address: submission.site.address(of: AccountPath.security))
            try writer.post(
                letter, to: Recipient(user), cause: "device:\(user.id):\(now.milliseconds)", by: submission.site)
        }
        try DeviceStore.remember(device, in: place, of: user.id, at: now, in: writer)
        try writer.note(.signedIn, of: user, by: actor, at: now)
        return Entry(token: token, device: device, isKept: isKept, user: user)
    }

    /// Gives the browser what it needs to be signed in, and takes from it what was good before.
    package func admit(_ entry: Entry, _ submission: Submission, with response: Response) throws -> Response {
        let request = submission.request
        var response = response
        response.fields.add(try entry.token.cookie(isKept: entry.isKept, for: request.peer))
        response.fields.add(try entry.device.cookie(request))
        response.fields.add(try Visitor.renewal(request))
        response.fields.add(try Preferences.cookie(entry.user.language, request))
        response.fields.add(try pendingSignIn.removal(request))
        return response
    }

    /// Lets in whose password was right, or on to the second factor, when `write` has written what belongs to it.
    ///
    /// It is no `submission.write`: a form that came twice would get an answer without the cookie of the session.
    func enter(
        _ user: User, isKept: Bool, to: String, _ submission: Submission, _ write: (Writer) throws -> Void
    ) throws -> Response {
        let (entry, account) = try submission.site.database.write { writer -> (Entry?, Account?) in
            try write(writer)
            let account = try UserStore.account(user.id, in: writer)
            if try SecondFactorStore.status(of: user.id, in: writer) != nil { return (nil, account) }
            if try SecondFactorStore.isRequired(of: user, in: writer) {
                try factors.begin(user.id, in: writer)
                return (nil, account)
            }
            return (try begin(account?.user ?? user, isKept: isKept, submission, in: writer), account)
        }
        if let entry { return try admit(entry, submission, with: submission.go(.goto(to))) }
        var response = try submission.go(.goto(SignInPath.verify))
        if let account {
            let half = PendingSignIn(account: account, isKept: isKept, to: to)
            response.fields.add(try pendingSignIn.cookie(half, submission))
        }
        return response
    }

    /// Checks the password of an account; takes as long if there is no account.
    func verify(_ password: String, of account: Account?) throws -> PasswordHasher.Verdict? {
        guard let account, let hash = account.password else {
            try hasher.verifyNobody(password)
            return nil
        }
        let verdict = try hasher.verify(password, against: hash)
        return verdict.matches ? verdict : nil
    }

    /// Records a failed attempt.
    func refuse(
        _ triers: [AttemptSource], of user: User?, called name: String? = nil, _ submission: Submission,
        _ event: IdentityEvent = .signInFailed
    ) throws {
        let now = submission.now
        let site = submission.site
        try site.database.write { writer in
            if try tries.fail(triers, at: now, in: writer), let user {
                let letter = FailedSignInLetter(
                    place: submission.request.peer.address, at: now, address: site.address(of: SignInPath.forgotten))
                try writer.post(
                    letter, to: Recipient(user), cause: "guess:\(user.id):\(now.milliseconds)", by: site)
            }
            try writer.audit(
                event, of: user?.id.text, called: user?.name ?? name, firm: user?.firm?.id, by: submission.actor,
                at: now)
        }
    }
}
