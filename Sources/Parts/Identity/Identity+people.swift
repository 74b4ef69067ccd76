package import Templates
package import Web

/// One's own pages, those of a team's owner, and those where admins look after people.
extension Identity {
    package static let peoplePages: [any TemplatePage.Type] = [
        Framed<AccountPage>.self,
        Framed<EmailPage>.self,
        Framed<EmailConfirmPage>.self,
        Framed<OthersEmailPage>.self,
        Framed<SecurityPage>.self,
        Framed<SecondFactorPage>.self,
        Framed<RecoveryCodesPage>.self,
        Framed<TeamPage>.self,
        Framed<HeirPage>.self,
        Framed<UsersPage>.self,
        Framed<UserPage>.self,
        Framed<UserRolesPage>.self,
        Framed<UserInvitePage>.self,
        Framed<UserRulesPage>.self,
        Framed<AllSessionsPage>.self,
        Framed<AuditPage>.self,
    ]

    package static let search = UserSearch.source

    /// `actions` is what the audit log may name.
    package func peopleRoutes(naming actions: [AuditAction]) -> [SiteRoute] {
        let words = AuditWords(actions)
        let own: [[SiteRoute]] = [
            AccountPages.routes,
            PicturePages.routes,
            EmailPages(identity: self).routes,
            OthersEmailPages.routes,
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
        return own.flatMap(\.self)
    }
}
