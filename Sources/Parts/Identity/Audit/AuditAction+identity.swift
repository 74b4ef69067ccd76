internal import Templates
internal import Web

extension AuditAction {
    /// What this part does.
    static let ofIdentity: [AuditAction] = [
        AuditAction("user.signed_in", Text("Signed in", as: "action")),
        AuditAction("user.signed_out", Text("Signed out", as: "action")),
        AuditAction("user.sign_in_failed", Text("Sign-in failed", as: "action")),
        AuditAction("user.code_refused", Text("Wrong code", as: "action")),
        AuditAction("user.confirmation_refused", Text("Wrong password when asked again", as: "action")),
        AuditAction("user.recovery_code_used", Text("Signed in with a recovery code", as: "action")),
        AuditAction("user.created", Text("Account made", as: "action")),
        AuditAction("user.invited", Text("Invited", as: "action")),
        AuditAction("user.joined", Text("Accepted the invitation", as: "action")),
        AuditAction("user.changed", Text("Profile changed", as: "action")),
        AuditAction("user.email_change_asked", Text("New e-mail address asked for", as: "action")),
        AuditAction("user.email_changed", Text("E-mail address changed", as: "action")),
        AuditAction("user.paused", Text("Paused", as: "action")),
        AuditAction("user.reopened", Text("Let in again", as: "action")),
        AuditAction("user.removed", Text("Removed", as: "action")),
        AuditAction("user.returned", Text("Taken back", as: "action")),
        AuditAction("user.roles_changed", Text("Roles changed", as: "action")),
        AuditAction("user.reset_link_sent", Text("Link for a new password sent", as: "action")),
        AuditAction("user.password_reset", Text("Password chosen anew", as: "action")),
        AuditAction("user.password_changed", Text("Password changed", as: "action")),
        AuditAction("user.second_factor_added", Text("Second factor set up", as: "action")),
        AuditAction("user.second_factor_removed", Text("Second factor removed", as: "action")),
        AuditAction("user.recovery_codes_renewed", Text("Recovery codes renewed", as: "action")),
        AuditAction("user.session_ended", Text("Device signed out", as: "action")),
        AuditAction("user.sessions_ended", Text("Devices signed out", as: "action")),
        AuditAction("firm.owner_changed", Text("Firm handed over", as: "action")),
        AuditAction("firm.sight_changed", Text("Members see other leads", as: "action")),
        AuditAction("rules.all_sessions_ended", Text("Everybody signed out", as: "action")),
        AuditAction("rules.second_factor_changed", Text("Rule for second factors changed", as: "action")),
        AuditAction("view_as.begun", Text("View as a partner begun", as: "action")),
        AuditAction("view_as.ended", Text("View as a partner ended", as: "action")),
    ]
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
        AuditField("sight", Text("What members see")),
        AuditField("password", Text("Password")),
        AuditField("second_factor", Text("Second factor")),
        AuditField("recovery_codes", Text("Recovery codes")),
    ]
}
