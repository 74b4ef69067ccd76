package import Base
package import Web

/// Where one's own things are.
package enum AccountPath {
    package static let account = "/account"
    package static let security = "/account/security"
    package static let team = "/account/team"

    static let email = "/account/email"
    static func confirmEmail(_ token: String) -> String { "/account/email/\(token)" }

    static let newPicture = "/account/picture"
    static let noPicture = "/account/picture/remove"
    static func picture(_ hash: String) -> String { "/account/pictures/\(hash)" }

    static let password = "/account/security/password"
    static let factor = "/account/security/second-factor"
    static let factorCode = "/account/security/second-factor/code"
    static let noFactor = "/account/security/second-factor/remove"
    static let recoveryCodes = "/account/security/recovery-codes"
    static let otherSessions = "/account/security/sessions/end"
    static func endSession(_ id: ID<Session>) -> String { "/account/security/sessions/\(id)/end" }

    static let teamAudit = "/account/team/audit"
    static let teamInvite = "/account/team/invite"
    static let sight = "/account/team/sight"
    static func member(_ id: ID<User>, _ verb: String) -> String { "/account/team/\(id)/\(verb)" }
}

/// Where admins look after people.
package enum UserPath {
    package static let users = "/admin/users"
    package static let audit = "/admin/audit"
    static let invite = "/admin/users/invite"
    static let rules = "/admin/users/rules"
    static let sessions = "/admin/users/sessions"

    package static func show(_ id: ID<User>) -> String { "/admin/users/\(id)" }
    static func email(_ id: ID<User>) -> String { "/admin/users/\(id)/email" }
    static func change(_ id: ID<User>, _ change: UserChangePages.Change) -> String {
        "/admin/users/\(id)/\(change.rawValue)"
    }

    package static func viewAs(_ id: ID<User>) -> String { "/admin/view-as/\(id)" }
    package static let endViewAs = "/view-as/end"
}
