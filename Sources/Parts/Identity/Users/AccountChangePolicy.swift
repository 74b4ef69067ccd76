internal import Base
internal import Templates
internal import Web

/// The rules for every change of an account: users cannot change their own, and one admin who can sign in always
/// remains.
enum AccountChangePolicy {
    /// Why an account may not be changed this way; nil if it may. In a terminal no user is signed in.
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
