internal import Base
internal import Templates
internal import Web

/// One account, as admins see it.
struct UserPage: TemplatePage {
    let name: String
    let email: String
    let picture: String?
    let roles: [Text]
    let firm: String?
    let state: Text
    let tone: String
    let createdAt: Timestamp
    let seenAt: Timestamp?
    let factorSince: Timestamp?
    let isOwn: Bool
    let isStaff: Bool
    let isInvited: Bool
    let isPaused: Bool
    let isArchived: Bool
    let canSignIn: Bool
    let canOwn: Bool
    let sessions: [SessionRow]
    let entries: [AuditRow]
    private let id: ID<User>

    init(_ context: Context, _ account: Account, _ words: AuditWords) throws {
        let user = account.user
        let reader = context.reader
        id = user.id
        name = user.name
        email = user.email.text
        picture = user.picture
        roles = user.roles.titles
        firm = user.firm?.name
        state = account.state.title
        tone = account.state.tone
        createdAt = account.createdAt
        seenAt = account.seenAt
        factorSince = try SecondFactorStore.status(of: user.id, in: reader)?.since
        isOwn = try user.id == context.viewer.id
        isStaff = user.isStaff
        isInvited = account.password == nil
        isPaused = account.isPaused
        isArchived = account.isArchived
        canSignIn = account.state == .active
        canOwn = account.state == .active && user.has(.member)
        sessions = try SessionStore.all(of: user.id, at: context.now, in: reader).map { SessionRow($0, own: nil) }
        entries = try AuditListStore.newest(about: user.id, in: reader).map { AuditRow($0, words) }
    }

    static let template = "identity/user"
    static let shape = Shape<UserPage> {
        $0.show("role_names", \.roles)
        $0.show("created", \.createdAt)
        $0.show("seen", \.seenAt)
        $0.show("users") { _ in UserPath.users }
        $0.show("change_email") { UserPath.email($0.id) }
        $0.show("roles_page") { UserPath.change(.roles)($0.id) }
        $0.show("view_as") { UserPath.viewAs($0.id) }
        $0.show("audit") { UserPath.audit + "?record=" + $0.id.text }
        for change in UserChangePages.Change.allCases {
            $0.show(change.rawValue.replacing("-", with: "_")) { UserPath.change(change)($0.id) }
        }
    }
}

/// The roles of a staff member, before they are changed.
struct UserRolesPage: TemplatePage {
    let name: String
    let choices: [Choice]
    private let id: ID<User>

    init(_ user: User) {
        id = user.id
        name = user.name
        choices = Role.allCases.filter(\.isStaff).map { Choice($0, among: user.roles) }
    }

    static let template = "identity/user-roles"
    static let shape = Shape<UserRolesPage> {
        $0.show("person") { UserPath.show($0.id) }
        $0.show("save") { UserPath.change(.roles)($0.id) }
    }
}

/// A role that an account may have.
extension Choice {
    init(_ role: Role, among roles: Set<Role>) {
        self.init(role.rawValue, role.title, isChosen: roles.contains(role))
    }
}
