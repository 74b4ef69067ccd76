internal import HTTP
internal import Templates
internal import Web

/// `/admin/users/rules`: who cannot sign in without a second factor.
enum UserRulesPages {
    static let routes: [SiteRoute] = [
        .get(UserPath.rules, .admin.confirmed) { context in
            try context.page(UserRulesPage(required: SecondFactorStore.requiredRoles(in: context.reader)))
        },
        .post(UserPath.rules, .admin.confirmed, update),
    ]

    @Sendable private static func update(_ submission: Submission) throws -> Response {
        let roles = Set(submission.form.fields.values(of: "roles").compactMap { Role(rawValue: $0) })
        return try submission.write { writer in
            let former = try SecondFactorStore.requiredRoles(in: writer)
            if roles != former {
                try SecondFactorStore.setRequiredRoles(roles, in: writer)
                try writer.audit(
                    IdentityEvent.secondFactorRuleChanged, by: submission.actor,
                    changes: [.init("roles", from: former.words, to: roles.words)], at: submission.now)
            }
            return .goto(UserPath.rules, saying: Text("Saved."))
        }
    }
}

struct UserRulesPage: TemplatePage {
    let roles: [Choice]

    init(required: Set<Role>) {
        roles = Role.allCases.map { Choice($0, among: required) }
    }

    static let template = "identity/user-rules"
    static let shape = Shape<UserRulesPage> {
        $0.show("users") { _ in UserPath.users }
        $0.show("rules") { _ in UserPath.rules }
        $0.show("sessions") { _ in UserPath.sessions }
    }
}
