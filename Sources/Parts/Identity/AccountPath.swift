package import Base
package import Web

/// The paths of the user's own pages.
package enum AccountPath {
    package static let account = "/account"
    package static let security = "/account/security"
    package static let team = "/account/team"

    static let email = "/account/email"
    static let confirmEmail = Path<String>("/account/email/:token")

    static let newPicture = "/account/picture"
    static let noPicture = "/account/picture/remove"
    static let picture = Path<String>("/account/pictures/:hash")

    static let password = "/account/security/password"
    static let factor = "/account/security/second-factor"
    static let factorCode = "/account/security/second-factor/code"
    static let noFactor = "/account/security/second-factor/remove"
    static let recoveryCodes = "/account/security/recovery-codes"
    static let otherSessions = "/account/security/sessions/end"
    static let endSession = Path<ID<Session>>("/account/security/sessions/:session/end")

    static let teamAudit = "/account/team/audit"
    static let teamInvite = "/account/team/invite"
    static let visibleScope = "/account/team/sight"

    private static let member = Path<ID<User>>("/account/team/:user")
    static let inviteMember = member + "/invite"
    static let pauseMember = member + "/pause"
    static let reopenMember = member + "/reopen"
    static let removeMember = member + "/remove"
    static let returnMember = member + "/return"
    static let memberOwner = member + "/owner"
    static let memberEmail = member + "/email"
}

/// The paths of user administration.
package enum UserPath {
    package static let users = "/admin/users"
    package static let audit = "/admin/audit"
    static let invite = "/admin/users/invite"
    static let rules = "/admin/users/rules"
    static let sessions = "/admin/users/sessions"

    package static let show = Path<ID<User>>("/admin/users/:user")
    static let email = show + "/email"
    static func change(_ change: UserChangePages.Change) -> Path<ID<User>> { show + "/\(change.rawValue)" }

    package static let viewAs = Path<ID<User>>("/admin/view-as/:user")
    package static let endViewAs = "/view-as/end"
}
