import Base
import Web

/// One's own pages, the owner's team, and where admins look after people.
let peopleRoles: [RoleRow] = [
    RoleRow("POST /views", .signedIn),
    RoleRow("POST /views/remove", .signedIn),

    RoleRow("GET /account", .signedIn),
    RoleRow("POST /account", .signedIn),
    RoleRow("GET /account/email", .signedIn),
    RoleRow("POST /account/email", .signedIn),
    RoleRow("GET /account/email/:token", .everyone),
    RoleRow("POST /account/email/:token", .everyone, isForOnlookers: true),
    RoleRow("POST /account/picture", .signedIn),
    RoleRow("POST /account/picture/remove", .signedIn),
    RoleRow(
        "GET /account/pictures/:hash", .signedIn, own: { "/account/pictures/\($0.picture)" },
        other: { "/account/pictures/\($0.otherPicture)" }),
    RoleRow("GET /account/security", .signedIn),
    RoleRow("POST /account/security/password", .signedIn),
    RoleRow("GET /account/security/second-factor", .signedIn),
    RoleRow("POST /account/security/second-factor", .signedIn),
    RoleRow("POST /account/security/second-factor/code", .signedIn),
    RoleRow("POST /account/security/second-factor/remove", .signedIn),
    RoleRow("POST /account/security/recovery-codes", .signedIn),
    RoleRow("POST /account/security/sessions/end", .signedIn),
    RoleRow(
        "POST /account/security/sessions/:session<session>/end", .signedIn,
        own: { "/account/security/sessions/\($0.session)/end" },
        other: { "/account/security/sessions/\($0.otherSession)/end" }),

    RoleRow("GET /account/team", .owners),
    RoleRow("POST /account/team/sight", .owners),
    .member("POST /account/team/:user<user>/pause"),
    .member("POST /account/team/:user<user>/reopen"),
    .member("POST /account/team/:user<user>/remove"),
    .member("POST /account/team/:user<user>/return"),
    .member("GET /account/team/:user<user>/owner"),
    RoleRow("POST /account/team/invite", .owners),
    .member("GET /account/team/:user<user>/email"),
    .member("POST /account/team/:user<user>/email"),
    .member("POST /account/team/:user<user>/invite"),
    RoleRow("GET /account/team/audit", .owners),
    RoleRow("GET /account/team/audit.csv", .owners),

    RoleRow("GET /admin/users", .admins),
    RoleRow("GET /admin/users.csv", .admins),
    RoleRow("GET /admin/users/invite", .admins),
    RoleRow("POST /admin/users/invite", .admins),
    RoleRow("GET /admin/users/rules", .admins),
    RoleRow("POST /admin/users/rules", .admins),
    RoleRow("GET /admin/users/sessions", .admins),
    RoleRow("POST /admin/users/sessions", .admins),
    .user("GET /admin/users/:user<user>"),
    .user("GET /admin/users/:user<user>/email"),
    .user("POST /admin/users/:user<user>/email"),
    .user("GET /admin/users/:user<user>/roles"),
    .user("POST /admin/users/:user<user>/roles"),
    .user("POST /admin/users/:user<user>/owner"),
    .user("POST /admin/users/:user<user>/pause"),
    .user("POST /admin/users/:user<user>/reopen"),
    .user("POST /admin/users/:user<user>/remove"),
    .user("POST /admin/users/:user<user>/return"),
    .user("POST /admin/users/:user<user>/end-sessions"),
    .user("POST /admin/users/:user<user>/reset-factor"),
    .user("POST /admin/users/:user<user>/invite"),
    .user("POST /admin/users/:user<user>/reset"),
    RoleRow("GET /admin/audit", .admins),
    RoleRow("GET /admin/audit.csv", .admins),
    RoleRow("POST /admin/view-as/:user<user>", .admins, own: { "/admin/view-as/\($0.member)" }),
    RoleRow("POST /view-as/end", .signedIn, isForOnlookers: true),

    // The last, for the owner is none behind it.
    .member("POST /account/team/:user<user>/owner"),
]

extension RoleRow {
    /// What an admin does with anybody.
    fileprivate static func user(_ route: String) -> RoleRow {
        RoleRow(route, .admins) { world in
            String(route.drop { $0 != "/" }).replacing(":user<user>", with: world.member.text)
        }
    }

    /// What an owner does with somebody of the firm.
    fileprivate static func member(_ route: String) -> RoleRow {
        let path = { @Sendable (id: ID<User>) in
            String(route.drop { $0 != "/" }).replacing(":user<user>", with: id.text)
        }
        return RoleRow(route, .owners, own: { path($0.member) }, other: { path($0.otherMember) })
    }
}
