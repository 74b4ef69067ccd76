package import Crypto
package import Jobs
package import Templates
package import Web

/// What signing in takes besides the site: the hasher, and the keys to what is sealed. Its routes are those of the
/// part.
package struct Identity: Sendable {
    package let hasher: PasswordHasher
    package let factors: SecondFactors
    let halfway: HalfwayCookie
    let tries: Tries

    package init(hasher: PasswordHasher, master: MasterKey) throws {
        self.hasher = hasher
        factors = try SecondFactors(master: master)
        halfway = try HalfwayCookie(master: master)
        tries = try Tries(master: master)
    }

    package var routes: [SiteRoute] {
        LoginPages(identity: self).routes + VerifyPages(identity: self).routes + ConfirmPages(identity: self).routes
            + ForgotPages(identity: self).routes + ResetPages(identity: self).routes
            + InvitePages(identity: self).routes + SetupPages(identity: self).routes
    }

    package static let letters: [any Letter.Type] = [
        ResetLetter.self, InviteLetter.self, NewDeviceLetter.self, GuessLetter.self, EmailChangeLetter.self,
        EmailChangedLetter.self,
    ]

    /// What is done behind the answers.
    package static func jobs(_ site: Site) -> [JobKind] {
        [LinkRequest.kind(of: site), SignInTidying.kind]
    }

    package static let pages: [any TemplatePage.Type] = [
        Framed<LoginPage>.self, Framed<VerifyPage>.self, Framed<EnrolPage>.self, Framed<CodesPage>.self,
        Framed<ConfirmPage>.self, Framed<ForgotPage>.self, Framed<ResetPage>.self, Framed<InvitePage>.self,
        Framed<SetupPage>.self, Framed<GonePage>.self,
    ]
}
