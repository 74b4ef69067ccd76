internal import Base
internal import Templates
internal import Web

/// What holds for every change of an account, whatever a page offers: nobody changes the own one, and an admin who can
/// sign in is always left.
enum Staffing {
    /// Why an account may not become so; nil when it may. Nobody is signed in at a terminal.
    static func problem(
        with account: Account, becoming roles: Set<Role>, active isActive: Bool, by viewer: User?, admins: [Account]
    ) -> Text? {
        if account.user.id == viewer?.id { return Text("Ask another admin to change your own account.") }
        guard !roles.isEmpty else { return Text("Choose at least one role.") }
        let isStaff = account.user.isStaff
        guard roles.allSatisfy({ $0.isStaff == isStaff }), isStaff || roles.count == 1 else {
            return Text("Staff roles and partner roles cannot be combined.")
        }
        let others = admins.filter { $0.user.id != account.user.id && $0.state == .active }
        guard !others.isEmpty || isActive && roles.contains(.admin) || !account.user.has(.admin) else {
            return Text("This is the last admin who can sign in.")
        }
        return nil
    }
}
