package import Templates
internal import Web

/// What can happen to accounts, signing in and rights.
package enum IdentityEvent: String, PartEvent {
    case signedIn = "user.signed_in"
    case signedOut = "user.signed_out"
    case signInFailed = "user.sign_in_failed"
    case codeRefused = "user.code_refused"
    case confirmationRefused = "user.confirmation_refused"
    case recoveryCodeUsed = "user.recovery_code_used"
    case created = "user.created"
    case invited = "user.invited"
    case joined = "user.joined"
    case changed = "user.changed"
    case emailChangeAsked = "user.email_change_asked"
    case emailChanged = "user.email_changed"
    case paused = "user.paused"
    case reopened = "user.reopened"
    case removed = "user.removed"
    case returned = "user.returned"
    case rolesChanged = "user.roles_changed"
    case resetLinkSent = "user.reset_link_sent"
    case passwordReset = "user.password_reset"
    case passwordChanged = "user.password_changed"
    case secondFactorAdded = "user.second_factor_added"
    case secondFactorRemoved = "user.second_factor_removed"
    case recoveryCodesRenewed = "user.recovery_codes_renewed"
    case sessionEnded = "user.session_ended"
    case sessionsEnded = "user.sessions_ended"
    case ownerChanged = "firm.owner_changed"
    case sightChanged = "firm.sight_changed"
    case allSessionsEnded = "rules.all_sessions_ended"
    case secondFactorRuleChanged = "rules.second_factor_changed"
    case viewAsBegun = "view_as.begun"
    case viewAsEnded = "view_as.ended"

    package var title: Text? {
        switch self {
        case .signedIn: Text("Signed in", as: "action")
        case .signedOut: Text("Signed out", as: "action")
        case .signInFailed: Text("Sign-in failed", as: "action")
        case .codeRefused: Text("Wrong code", as: "action")
        case .confirmationRefused: Text("Wrong password on confirmation", as: "action")
        case .recoveryCodeUsed: Text("Signed in with a recovery code", as: "action")
        case .created: Text("Account created", as: "action")
        case .invited: Text("Invited", as: "action")
        case .joined: Text("Invitation accepted", as: "action")
        case .changed: Text("Profile changed", as: "action")
        case .emailChangeAsked: Text("New e-mail address requested", as: "action")
        case .emailChanged: Text("E-mail address changed", as: "action")
        case .paused: Text("Paused", as: "action")
        case .reopened: Text("Reactivated", as: "action")
        case .removed: Text("Removed", as: "action")
        case .returned: Text("Restored", as: "action")
        case .rolesChanged: Text("Roles changed", as: "action")
        case .resetLinkSent: Text("Password link sent", as: "action")
        case .passwordReset: Text("Password reset", as: "action")
        case .passwordChanged: Text("Password changed", as: "action")
        case .secondFactorAdded: Text("Second factor set up", as: "action")
        case .secondFactorRemoved: Text("Second factor removed", as: "action")
        case .recoveryCodesRenewed: Text("Recovery codes renewed", as: "action")
        case .sessionEnded: Text("Device signed out", as: "action")
        case .sessionsEnded: Text("Devices signed out", as: "action")
        case .ownerChanged: Text("Ownership transferred", as: "action")
        case .sightChanged: Text("Member visibility changed", as: "action")
        case .allSessionsEnded: Text("Everyone signed out", as: "action")
        case .secondFactorRuleChanged: Text("Second factor rule changed", as: "action")
        case .viewAsBegun: Text("Viewing as a partner started", as: "action")
        case .viewAsEnded: Text("Viewing as a partner ended", as: "action")
        }
    }
}

extension AuditField {
    static let ofIdentity: [AuditField] = [
        AuditField("name", Text("Name")),
        AuditField("email", Text("E-mail")),
        AuditField("language", Text("Language")),
        AuditField("time_zone", Text("Time zone")),
        AuditField("picture", Text("Picture")),
        AuditField("roles", Text("Roles")),
        AuditField("owner", Text("Owner", as: "role")),
        AuditField("sight", Text("Leads visible to members")),
        AuditField("password", Text("Password")),
        AuditField("second_factor", Text("Second factor")),
        AuditField("recovery_codes", Text("Recovery codes")),
    ]
}
