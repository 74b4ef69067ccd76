internal import Base
internal import HTTP
internal import Templates
internal import Web

/// `/admin/users/sessions`: signs everyone out, in case of unauthorised access.
enum AllSessionsPages {
    static let routes: [SiteRoute] = [
        .get(UserPath.sessions, .admin.confirmed) { context in
            let (people, devices) = try SessionStore.count(at: context.now, in: context.reader)
            return try context.page(AllSessionsPage(people: people, devices: devices))
        },
        .post(UserPath.sessions, .admin.confirmed, end),
    ]

    /// Keeps the session that asks for it, so that an admin is left to see to the rest.
    @Sendable private static func end(_ submission: Submission) throws -> Response {
        guard let own = submission.session?.id else { throw Refusal.notThere }
        return try submission.write { writer in
            let count = try SessionStore.endAll(except: own, in: writer)
            try writer.audit(
                IdentityEvent.allSessionsEnded, by: submission.actor,
                changes: [.init("devices", from: "\(count)", to: "0")],
                at: submission.now)
            return .goto(
                UserPath.rules,
                saying: Text("{n} device has been signed out.", many: "{n} devices have been signed out.", count))
        }
    }
}

struct AllSessionsPage: TemplatePage {
    let people: Int
    let devices: Int

    static let template = "identity/all-sessions"
    static let shape = Shape<AllSessionsPage> {
        $0.show("rules") { _ in UserPath.rules }
        $0.show("sessions") { _ in UserPath.sessions }
    }
}
