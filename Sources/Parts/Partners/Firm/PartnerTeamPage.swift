internal import Base
internal import Database
internal import Identity
internal import Templates
internal import Web

/// The people of a firm.
struct PartnerTeamPage: TemplatePage {
    struct Person: TemplateValue {
        let id: String
        let name: String
        let email: String
        let role: Text
        let state: BadgeView
        let seenAt: Timestamp?
        /// Shows the portal as they see it; nil where that cannot be.
        let viewAs: String?
    }

    let form: InviteForm
    let head: PartnerHead
    let people: [Person]
    let canInvite: Bool

    init(_ head: PartnerHead, _ form: InviteForm, _ visit: some Visit, _ reader: Reader) throws {
        self.form = form
        self.head = head
        people = try UserStore.accounts(of: head.partner.id, in: reader).map { account in
            Person(
                id: account.user.id.text, name: account.user.name, email: account.user.email.text,
                role: (account.user.has(.owner) ? Role.owner : .member).title, state: account.state.badge,
                seenAt: account.seenAt,
                viewAs: head.isAdmin && account.state == .active ? UserPath.viewAs(account.user.id) : nil)
        }
        canInvite = head.isAdmin && head.partner.state.canSignIn
    }

    static let template = "partners/admin/team"
}

extension Account.State {
    fileprivate var badge: BadgeView {
        switch self {
        case .invited: BadgeView(Text("Invited", as: "account"), "info")
        case .active: BadgeView(Text("Active", as: "account"), "success")
        default: BadgeView(Text("Cannot sign in", as: "account"), "warning")
        }
    }
}
