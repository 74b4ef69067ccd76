internal import Base
package import Crypto
internal import HTTP
internal import Jobs
package import Templates
package import Web

/// The people: signing in, one's own pages, a firm's team, and where admins look after people. `hasher` and the keys
/// to what is sealed are what signing in takes besides the site.
package struct Identity: Part {
    package let hasher: PasswordHasher
    package let factors: SecondFactors
    let pendingSignIn: PendingSignInCookie
    let tries: AttemptLimiter

    package init(hasher: PasswordHasher, master: MasterKey) throws {
        self.hasher = hasher
        factors = try SecondFactors(master: master)
        pendingSignIn = try PendingSignInCookie(master: master)
        tries = try AttemptLimiter(master: master)
    }

    package func routes(_ parts: Parts) -> [SiteRoute] {
        let words = AuditWords(parts)
        let rows: [[SiteRoute]] = [
            [.get(SignInPath.home, .signedIn, Self.home)],
            LoginPages(identity: self).routes,
            VerifyPages(identity: self).routes,
            StepUpPages(identity: self).routes,
            ForgotPages(identity: self).routes,
            ResetPages(identity: self).routes,
            InvitePages(identity: self).routes,
            SetupPages(identity: self).routes,
            AccountPages.routes,
            PicturePages.routes,
            EmailPages(identity: self).routes,
            UserEmailPages.routes,
            SecurityPages.routes,
            PasswordPages.routes(self),
            SecondFactorPages(identity: self).routes,
            TeamPages.routes,
            AuditPages(words: words).routes,
            UserPages(words: words).routes,
            UserChangePages.routes,
            UserInvitePages.routes,
            UserRulesPages.routes,
            AllSessionsPages.routes,
            ViewAsPages.routes,
        ]
        return rows.flatMap(\.self)
    }

    /// `/` leads to the first place of whoever is signed in; all others are asked to.
    @Sendable private static func home(_ context: Context) throws -> Response {
        try context.go(.goto(context.site.parts.menu.home(of: context.viewer) ?? AccountPath.account))
    }

    package let pages: [any TemplatePage.Type] = [
        Framed<LoginPage>.self,
        Framed<VerifyPage>.self,
        Framed<EnrolPage>.self,
        Framed<CodesPage>.self,
        Framed<StepUpPage>.self,
        Framed<ForgotPage>.self,
        Framed<ResetPage>.self,
        Framed<InvitePage>.self,
        Framed<SetupPage>.self,
        Framed<ExpiredLinkPage>.self,
        Framed<AccountPage>.self,
        Framed<EmailPage>.self,
        Framed<EmailConfirmPage>.self,
        Framed<UserEmailPage>.self,
        Framed<SecurityPage>.self,
        Framed<SecondFactorPage>.self,
        Framed<RecoveryCodesPage>.self,
        Framed<TeamPage>.self,
        Framed<OwnershipTransferPage>.self,
        Framed<UsersPage>.self,
        Framed<UserPage>.self,
        Framed<UserRolesPage>.self,
        Framed<UserInvitePage>.self,
        Framed<UserRulesPage>.self,
        Framed<AllSessionsPage>.self,
        Framed<AuditPage>.self,
    ]

    /// What leaves for a person is asked here first.
    package static let accounts = Accounts(
        session: SessionStore.session, current: SessionStore.session(_:at:in:),
        mayReceive: { user, opensAccount, reader in
            try UserStore.account(user, in: reader)?.mayReceive(opensAccount: opensAccount) ?? false
        })

    package let letters: [any Letter.Type] = [
        ResetLetter.self, InviteLetter.self, NewDeviceLetter.self, FailedSignInLetter.self, EmailChangeLetter.self,
        EmailChangedLetter.self,
    ]

    package var actions: [AuditAction] { IdentityEvent.actions }
    package var fields: [AuditField] { AuditField.ofIdentity }
    package var searches: [SearchSource] { [UserSearch.source] }

    package var limits: [LimitRow] { LimitRow.ofIdentity }

    package let menu = [
        MenuEntry(Text("Team"), AccountPath.team, "team", keys: "g m", in: .firm, 10, for: .owner),
        MenuEntry(Text("People"), UserPath.users, "team", keys: "g u", in: .portal, 10, for: .admin),
        MenuEntry(Text("Audit log"), UserPath.audit, "history", keys: "g a", in: .portal, 40, for: .admin),
    ]

    package var backfills: [Backfill] { Backfill.identity }

    package func jobs(_ site: Site) -> [PartJob] { [LinkRequest.job(of: site), SignInCleanup.job] }

    package func surround(_ chrome: inout Chrome, _ visit: any Visit) {
        guard let session = visit.session else { return }
        let user = session.user
        chrome.person = PersonNote(name: user.name, role: user.roleInWords, picture: user.picture)
        chrome.paths.account = AccountPath.account
        chrome.paths.security = AccountPath.security
        chrome.paths.signOut = SignInPath.signOut
        if session.admin != nil {
            chrome.viewing = ViewingNote(
                name: user.name, firm: user.firm?.name ?? "", endPath: UserPath.endViewAs)
        }
    }
}

extension User {
    /// What somebody is here, in a few words.
    fileprivate var roleInWords: Text {
        guard let firm else {
            return Role.allCases.first { roles.contains($0) }?.title ?? Text("Staff", as: "role")
        }
        let values = ["firm": firm.name]
        return has(.owner) ? Text("Owner, {firm}", values) : Text("Member, {firm}", values)
    }
}
