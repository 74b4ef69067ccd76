import Web

/// Who may use which route: written down once more, apart from the code, so that a policy that is dropped or loosened
/// is found. A route that is missing here fails the tests.
///
/// Paths with `:names` are asked for with those of a record in `RoleWorld`: once with the own, which must work, and
/// once with one of another firm, which must not be there.
let commonRoles: [RoleRow] = [
    RoleRow("GET /", .signedIn),
    RoleRow("POST /preferences", .everyone, isForOnlookers: true),
    RoleRow("GET /live", .signedIn),
    RoleRow("GET /search", .signedIn),
    RoleRow("GET /admin/mail", .admins),
    RoleRow("GET /admin/mail.csv", .admins),
    RoleRow("POST /admin/mail/retries", .admins),
    RoleRow("POST /admin/mail/trials", .admins),
    RoleRow("GET /login", .everyone),
    RoleRow("POST /login", .everyone, isForOnlookers: true),
    RoleRow("GET /login/verify", .pendingSignIn),
    RoleRow("POST /login/verify", .pendingSignIn),
    RoleRow("GET /login/confirm", .signedIn),
    RoleRow("POST /login/confirm", .signedIn, isForOnlookers: true),
    RoleRow("POST /logout", .everyone, isForOnlookers: true),
    RoleRow("GET /password/forgot", .everyone),
    RoleRow("POST /password/forgot", .everyone, isForOnlookers: true),
    RoleRow("GET /password/reset/:token", .everyone),
    RoleRow("POST /password/reset/:token", .everyone, isForOnlookers: true),
    RoleRow("GET /invite/:token", .everyone),
    RoleRow("POST /invite/:token", .everyone, isForOnlookers: true),
    RoleRow("GET /setup/:token", .everyone),
    RoleRow("POST /setup/:token", .everyone, isForOnlookers: true),
    RoleRow("GET /tier-progression", .partners),
    RoleRow("GET /admin/tiers", .admins),
    RoleRow("GET /admin/tiers/versions/:number", .admins),
    RoleRow("GET /admin/tiers/draft", .admins),
    RoleRow("POST /admin/tiers/draft", .admins),
    RoleRow("GET /admin/tiers/draft/requirements", .admins),
    RoleRow("POST /admin/tiers/draft/requirements", .admins),
    RoleRow("GET /admin/tiers/draft/benefits", .admins),
    RoleRow("POST /admin/tiers/draft/benefits", .admins),
    RoleRow("GET /admin/tiers/draft/gates", .admins),
    RoleRow("POST /admin/tiers/draft/gates", .admins),
    RoleRow("GET /admin/tiers/draft/types", .admins),
    RoleRow("POST /admin/tiers/draft/types", .admins),
    RoleRow("POST /admin/tiers/draft/drop", .admins),
    RoleRow("POST /admin/tiers/rehearsal", .admins),
    RoleRow("POST /admin/tiers/publish", .admins),
    RoleRow("POST /admin/tiers/pins", .admins),
    RoleRow("GET /admin/settings", .admins),
    RoleRow("POST /admin/settings", .admins),
    RoleRow("POST /admin/settings/logo", .admins),
    RoleRow("GET /brand/:style", .everyone, own: { _ in "/brand/00707e.css" }),
    RoleRow("GET /brand/logos/:hash", .everyone),
    RoleRow("GET /manifest.webmanifest", .everyone),
]

/// Those of parts that have many stand with the tests of the part. Those of people come last: an owner who has handed
/// over the firm is none any more.
let roleTable = commonRoles + partnerRoles + leadRoles + boardRoles + dashboardRoles + peopleRoles

struct RoleRow {
    enum Who {
        /// Also those who are not signed in.
        case everyone
        case signedIn
        case roles(Set<Role>)

        /// Who has given a password, and no second factor yet: nobody whom the table knows.
        static let pendingSignIn = roles([])
        static let partners = roles([.owner, .member])
        static let owners = roles([.owner])
        static let sales = roles([.admin, .agent, .teamLead, .chainManager])
        /// Everybody who has to do with leads.
        static let sellers = roles([.owner, .member, .admin, .agent, .teamLead, .chainManager])
        static let admins = roles([.admin])
        static let staff = roles(Set(Role.allCases.filter(\.isStaff)))

        func includes(_ role: Role?) -> Bool {
            switch self {
            case .everyone: true
            case .signedIn: role != nil
            case .roles(let roles): role.map(roles.contains) ?? false
            }
        }
    }

    /// `GET /leads/:id`.
    let route: String
    let who: Who
    /// Fills in the names of the path from the world; nil where it has none.
    let own: (@Sendable (RoleWorld) -> String)?
    /// The same for a record that people of the first firm must not find; admins may. nil where there is none.
    let other: (@Sendable (RoleWorld) -> String)?
    /// An admin who looks at the portal as a partner may send it.
    let isForOnlookers: Bool

    init(
        _ route: String, _ who: Who, own: (@Sendable (RoleWorld) -> String)? = nil,
        other: (@Sendable (RoleWorld) -> String)? = nil, isForOnlookers: Bool = false
    ) {
        self.route = route
        self.who = who
        self.own = own
        self.other = other
        self.isForOnlookers = isForOnlookers
    }

    var method: String { String(route.prefix { $0 != " " }) }
    var path: String { String(route.drop { $0 != " " }.dropFirst()) }
}
