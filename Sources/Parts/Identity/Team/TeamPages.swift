internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// `/account/team`: the people of an owner's firm.
enum TeamPages {
    static let routes: [SiteRoute] = [
        .get(AccountPath.team, .owner) { context in
            try context.page(TeamPage(context, InviteForm(nil)))
        },
        .post(AccountPath.teamInvite, .owner, invite),
        .post(AccountPath.inviteMember, .owner, inviteAgain),
        .post(AccountPath.visibleScope, .owner, setMemberVisibility),
        .post(AccountPath.pauseMember, .owner) { try setPaused($0, true) },
        .post(AccountPath.reopenMember, .owner) { try setPaused($0, false) },
        .post(AccountPath.removeMember, .owner) { try setArchived($0, true) },
        .post(AccountPath.returnMember, .owner) { try setArchived($0, false) },
        .get(AccountPath.memberOwner, .owner.confirmed, heir),
        .post(AccountPath.memberOwner, .owner.confirmed, handOver),
    ]

    @Sendable private static func invite(_ submission: Submission) throws -> Response {
        let firm = try submission.firm
        var form = InviteForm(submission.form.fields)
        if let email = form.email.value, try submission.read({ try UserStore.account(email, in: $0) }) != nil {
            form.email.reject(Text("This address is already in use."))
        }
        if let email = form.email.value {
            form.email.reject(try submission.read { try Invitations.refusal(of: email, submission, in: $0) })
        }
        guard let name = form.name.value, let email = form.email.value else {
            return try submission.page(TeamPage(submission, form), .unprocessableContent)
        }
        guard try !submission.read({ try Invitations.needsConfirmation(submission, in: $0) }) else {
            throw SignInStep.confirm
        }
        return try submission.write { writer in
            let new = NewUser(name: name, email: email, roles: [.member], firm: firm.id)
            guard try Invitations.create(new, submission, in: writer) != nil else {
                return .goto(AccountPath.team, saying: Text("This address is already in use."), kind: .danger)
            }
            return .goto(AccountPath.team, saying: Text("{name} has been invited.", ["name": name]))
        }
    }

    @Sendable private static func inviteAgain(_ submission: Submission) throws -> Response {
        let firm = try submission.firm
        return try submission.write { writer in
            let account = try other(submission, of: firm, writer)
            guard account.state == .invited else { throw Refusal.notThere }
            if let refusal = try Invitations.refusal(of: account.user.email, submission, in: writer) {
                return .goto(AccountPath.team, saying: refusal, kind: .danger)
            }
            try Invitations.resend(to: account.user, submission, in: writer)
            return .goto(
                AccountPath.team, saying: Text("A new invitation has been sent to {name}.", ["name": account.user.name])
            )
        }
    }

    @Sendable private static func setMemberVisibility(_ submission: Submission) throws -> Response {
        let firm = try submission.firm
        guard let visibleScope = submission.form["sight"].flatMap(Firm.MemberVisibility.init) else {
            return try submission.go(.goto(AccountPath.team))
        }
        return try submission.write { writer in
            if visibleScope != firm.visibleScope {
                try Firms.setMemberVisibility(firm.id, visibleScope, in: writer)
                try writer.note(
                    .sightChanged, of: firm, by: submission.actor,
                    changes: [.init("sight", from: firm.visibleScope.rawValue, to: visibleScope.rawValue)],
                    at: submission.now)
            }
            return .goto(AccountPath.team, saying: Text("Saved."))
        }
    }

    private static func setPaused(_ submission: Submission, _ isPaused: Bool) throws -> Response {
        let firm = try submission.firm
        return try submission.write { writer in
            let account = try other(submission, of: firm, writer)
            try Team.setPaused(account, isPaused, by: submission.actor, at: submission.now, in: writer)
            let name = ["name": account.user.name]
            guard isPaused else { return .goto(AccountPath.team, saying: Text("{name} can sign in again.", name)) }
            return .goto(
                AccountPath.team, saying: Text("{name} can no longer sign in.", name),
                undo: Flash.Undo(AccountPath.reopenMember(account.user.id)))
        }
    }

    private static func setArchived(_ submission: Submission, _ isArchived: Bool) throws -> Response {
        let firm = try submission.firm
        return try submission.write { writer in
            let account = try other(submission, of: firm, writer)
            try Team.setArchived(account, isArchived, by: submission.actor, at: submission.now, in: writer)
            let name = ["name": account.user.name]
            guard isArchived else {
                return .goto(AccountPath.team, saying: Text("{name} has been restored to the team.", name))
            }
            return .goto(
                AccountPath.team, saying: Text("{name} has been removed from the team. Their work is kept.", name),
                undo: Flash.Undo(AccountPath.returnMember(account.user.id)))
        }
    }

    @Sendable private static func heir(_ context: Context) throws -> Response {
        let account = try Team.account(context.id("user"), of: context.firm, in: context.reader)
        guard account.state == .active, !account.user.has(.owner) else {
            return try context.go(.goto(AccountPath.team))
        }
        return try context.page(OwnershipTransferPage(account.user, of: context.firm))
    }

    @Sendable private static func handOver(_ submission: Submission) throws -> Response {
        let firm = try submission.firm
        var cookie: SetCookie?
        var response = try submission.write { writer in
            let account = try other(submission, of: firm, writer)
            guard account.state == .active else {
                return .goto(
                    AccountPath.team, saying: Text("Only someone who can sign in can own the firm."), kind: .danger)
            }
            try Team.handOver(
                firm, to: account, by: submission.actor, keeping: submission.session?.id, at: submission.now,
                in: writer)
            cookie = try submission.renewSession(in: writer)
            return .goto(
                AccountPath.account, saying: Text("{name} is now the owner of the firm.", ["name": account.user.name]))
        }
        if let cookie { response.fields.add(cookie) }
        return response
    }

    /// The person of the address: of the own firm, and not oneself.
    private static func other(_ submission: Submission, of firm: Firm, _ writer: Writer) throws -> Account {
        let account = try Team.account(submission.id("user"), of: firm, in: writer)
        guard try account.user.id != submission.viewer.id else { throw Refusal.notThere }
        return account
    }
}

extension Submission {
    /// A new cookie for a session whose rights have changed.
    func renewSession(in writer: Writer) throws -> SetCookie? {
        guard let session, let renewed = try SessionStore.renew(session.id, in: writer) else { return nil }
        return try renewed.token.cookie(isKept: renewed.isKept, for: request.peer)
    }
}
