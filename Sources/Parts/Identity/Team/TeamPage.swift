internal import Base
internal import Templates
internal import Web

struct TeamPage: TemplatePage {
    let form: InviteForm
    let people: [MemberRow]
    let gone: [MemberRow]
    let firm: String
    let seesAll: Bool
    /// More than a few invitations a day take the password once more.
    let needsConfirmation: Bool

    init(_ visit: some Visit, _ form: InviteForm) throws {
        self.form = form
        let viewer = try visit.viewer
        let firm = try visit.firm
        let (accounts, needsConfirmation) = try visit.read { reader in
            (
                try UserStore.accounts(of: firm.id, in: reader),
                try Invitations.needsConfirmation(visit, in: reader)
            )
        }
        self.needsConfirmation = needsConfirmation
        people = accounts.filter { !$0.isArchived }.map { MemberRow($0, viewer: viewer) }
        gone = accounts.filter(\.isArchived).map { MemberRow($0, viewer: viewer) }
        self.firm = firm.name
        seesAll = firm.visibleScope == .all
    }

    static let template = "identity/team"
    static let shape = Shape<TeamPage> {
        $0.show("sight") { _ in AccountPath.visibleScope }
        $0.show("invite") { _ in AccountPath.teamInvite }
        $0.show("confirm") { _ in SignInPath.confirm + "?to=" + AccountPath.team }
        $0.show("audit") { _ in AccountPath.teamAudit }
    }
}

/// Somebody of the firm; the paths that are nil make no sense for them.
struct MemberRow: TemplateValue {
    let id: String
    let name: String
    let email: String
    let picture: String?
    let role: Text
    let state: Text
    let tone: String
    let seenAt: Timestamp?
    let isOwn: Bool
    let canOwn: Bool
    let isInvited: Bool
    let isPaused: Bool
    private let user: ID<User>

    init(_ account: Account, viewer: User) {
        let user = account.user
        self.user = user.id
        id = user.id.text
        name = user.name
        email = user.email.text
        picture = user.picture
        role = user.has(.owner) ? Role.owner.title : Role.member.title
        state = account.state.title
        tone = account.state.tone
        seenAt = account.seenAt
        isOwn = user.id == viewer.id
        isInvited = account.password == nil
        isPaused = account.isPaused
        canOwn = account.state == .active && !user.has(.owner)
    }

    static let shape = Shape<MemberRow> {
        $0.show("seen", \.seenAt)
        $0.show("pause") { AccountPath.pauseMember($0.user) }
        $0.show("reopen") { AccountPath.reopenMember($0.user) }
        $0.show("remove") { AccountPath.removeMember($0.user) }
        $0.show("return") { AccountPath.returnMember($0.user) }
        $0.show("owner") { AccountPath.memberOwner($0.user) }
        $0.show("change_email") { AccountPath.memberEmail($0.user) }
        $0.show("resend") { AccountPath.inviteMember($0.user) }
    }
}

/// The consequences of transferring ownership, before it is done.
struct OwnershipTransferPage: TemplatePage {
    let name: String
    let firm: String
    let path: String

    init(_ heir: User, of firm: Firm) {
        name = heir.name
        self.firm = firm.name
        path = AccountPath.memberOwner(heir.id)
    }

    static let template = "identity/heir"
    static let shape = Shape<OwnershipTransferPage> {
        $0.show("team") { _ in AccountPath.team }
    }
}
