internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// Account changes by admins. All are recorded in the audit log, and a change of rights ends the user's sessions.
enum UserChangePages {
    /// The last part of a form's path.
    enum Change: String, CaseIterable {
        case roles, owner, pause, reopen, remove, takeBack = "return"
        case endSessions = "end-sessions"
        case resetFactor = "reset-factor"
        case invite, reset
    }

    static let routes: [SiteRoute] = [
        .get(UserPath.change(.roles), .admin.confirmed) { context in
            let user = try UserPages.account(context.id("user"), in: context.reader).user
            guard user.isStaff else { throw Refusal.notThere }
            return try context.page(UserRolesPage(user))
        },
        route(.roles, .admin.confirmed, setRoles),
        route(.owner, .admin.confirmed, makeOwner),
        route(.pause, .admin) { try setPaused($0, true) },
        route(.reopen, .admin) { try setPaused($0, false) },
        route(.remove, .admin) { try setArchived($0, true) },
        route(.takeBack, .admin) { try setArchived($0, false) },
        route(.endSessions, .admin, endSessions),
        route(.resetFactor, .admin.confirmed, resetFactor),
        route(.invite, .admin, invite),
        route(.reset, .admin, sendReset),
    ]

    private static func route(
        _ change: Change, _ policy: Policy, _ handler: @escaping @Sendable (Submission) throws -> Response
    ) -> SiteRoute {
        .post(UserPath.change(change), policy, handler)
    }

    @Sendable private static func setRoles(_ submission: Submission) throws -> Response {
        let chosen = submission.form.fields.values(of: "roles").compactMap { Role(rawValue: $0) }
        return try change(submission, to: Set(chosen), active: { $0.state == .active }) { account, writer in
            guard account.user.isStaff else { throw Refusal.notThere }
            try Team.setRoles(
                account.user, Set(chosen), by: submission.actor, at: submission.now, in: writer)
            return Text("The roles of {name} have been changed.", ["name": account.user.name])
        }
    }

    @Sendable private static func makeOwner(_ submission: Submission) throws -> Response {
        try change(submission, active: { _ in true }) { account, writer in
            guard let firm = account.user.firm, account.state == .active else { throw Refusal.notThere }
            try Team.handOver(
                firm, to: account, by: submission.actor, keeping: nil, at: submission.now, in: writer)
            return Text("{name} is now the owner of the firm.", ["name": account.user.name])
        }
    }

    private static func setPaused(_ submission: Submission, _ isPaused: Bool) throws -> Response {
        try change(submission, active: { _ in !isPaused }) { account, writer in
            try Team.setPaused(account, isPaused, by: submission.actor, at: submission.now, in: writer)
            let name = ["name": account.user.name]
            return isPaused ? Text("{name} can no longer sign in.", name) : Text("{name} can sign in again.", name)
        }
    }

    private static func setArchived(_ submission: Submission, _ isArchived: Bool) throws -> Response {
        try change(submission, active: { _ in !isArchived }) { account, writer in
            try Team.setArchived(account, isArchived, by: submission.actor, at: submission.now, in: writer)
            let name = ["name": account.user.name]
            return isArchived
                ? Text("{name} has been removed. Their work is kept.", name) : Text("{name} has been restored.", name)
        }
    }

    @Sendable private static func endSessions(_ submission: Submission) throws -> Response {
        try change(submission, active: { _ in true }) { account, writer in
            try SessionStore.endAll(of: account.user.id, in: writer)
            try writer.note(.sessionsEnded, of: account.user, by: submission.actor, at: submission.now)
            return Text("{name} has been signed out everywhere.", ["name": account.user.name])
        }
    }

    @Sendable private static func resetFactor(_ submission: Submission) throws -> Response {
        try change(submission, active: { _ in true }) { account, writer in
            try SecondFactorStore.remove(account.user.id, in: writer)
            try SessionStore.endAll(of: account.user.id, in: writer)
            try writer.note(
                .secondFactorRemoved, of: account.user, by: submission.actor,
                changes: [.secret("second_factor")], at: submission.now)
            return Text("{name} no longer needs a second factor to sign in.", ["name": account.user.name])
        }
    }

    @Sendable private static func invite(_ submission: Submission) throws -> Response {
        try change(submission, active: { _ in true }) { account, writer in
            guard account.state == .invited else { throw Refusal.notThere }
            try Invitations.resend(to: account.user, submission, in: writer)
            return Text("A new invitation has been sent to {name}.", ["name": account.user.name])
        }
    }

    @Sendable private static func sendReset(_ submission: Submission) throws -> Response {
        try change(submission, active: { _ in true }) { account, writer in
            guard account.state == .active else { throw Refusal.notThere }
            try Invitations.sendReset(to: account.user, submission, in: writer)
            return Text("{name} will receive a link for a new password.", ["name": account.user.name])
        }
    }

    /// Changes one account, or says why not; either way the person's page follows.
    private static func change(
        _ submission: Submission, to roles: Set<Role>? = nil, active: (Account) -> Bool,
        _ body: (Account, Writer) throws -> Text
    ) throws -> Response {
        try submission.write { writer in
            let account = try UserPages.account(submission.id("user"), in: writer)
            let page = UserPath.show(account.user.id)
            let problem = AccountChangePolicy.problem(
                with: account, becoming: roles ?? account.user.roles, active: active(account),
                by: try submission.viewer, admins: try UserStore.accounts(having: .admin, in: writer))
            if let problem { return .goto(page, saying: problem, kind: .danger) }
            do {
                return .goto(page, saying: try writer.attempt { try body(account, writer) })
            } catch let refusal as MailRefusal {
                return .goto(page, saying: refusal.text, kind: .danger)
            }
        }
    }
}
