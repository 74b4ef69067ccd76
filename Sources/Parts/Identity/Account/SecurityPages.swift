internal import Base
internal import HTTP
internal import Templates
internal import Web

/// `/account/security`: how one signs in, and where one is signed in.
enum SecurityPages {
    static let routes: [SiteRoute] = [
        .get(AccountPath.security, .signedIn) { context in
            try context.page(SecurityPage(context, PasswordForm(nil, of: context.viewer, companies: [])))
        },
        .post(AccountPath.otherSessions, .signedIn, endOthers),
        .post(AccountPath.endSession, .signedIn, end),
    ]

    @Sendable private static func end(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        let id: ID<Session> = try submission.id("session")
        return try submission.write { writer in
            guard try SessionStore.end(id, of: viewer.id, in: writer) else { throw Refusal.notThere }
            try writer.note(.sessionEnded, of: viewer, by: submission.actor, at: submission.now)
            return .goto(AccountPath.security, saying: Text("The device has been signed out."))
        }
    }

    @Sendable private static func endOthers(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        return try submission.write { writer in
            try SessionStore.endAll(of: viewer.id, except: submission.session?.id, in: writer)
            try writer.note(.sessionsEnded, of: viewer, by: submission.actor, at: submission.now)
            return .goto(AccountPath.security, saying: Text("All other devices have been signed out."))
        }
    }
}

struct SecurityPage: TemplatePage {
    let form: PasswordForm
    let factorSince: Timestamp?
    let codesLeft: Int
    let mustHaveFactor: Bool
    let sessions: [SessionRow]
    let hasOthers: Bool

    init(_ visit: some Visit, _ form: PasswordForm) throws {
        self.form = form
        let viewer = try visit.viewer
        let own = visit.session?.id
        let (all, factor, isRequired) = try visit.read { reader in
            (
                try SessionStore.all(of: viewer.id, at: visit.now, in: reader),
                try SecondFactorStore.status(of: viewer.id, in: reader),
                try SecondFactorStore.isRequired(of: viewer, in: reader)
            )
        }
        sessions = all.map { SessionRow($0, own: own) }
        factorSince = factor?.since
        codesLeft = factor?.recoveryCodesLeft ?? 0
        mustHaveFactor = isRequired
        hasOthers = sessions.contains { !$0.isOwn }
    }

    static let template = "identity/security"
    static let shape = Shape<SecurityPage> {
        $0.show("others", \.hasOthers)
        $0.show("change_password") { _ in AccountPath.password }
        $0.show("factor") { _ in AccountPath.factor }
        $0.show("no_factor") { _ in AccountPath.noFactor }
        $0.show("recovery_codes") { _ in AccountPath.recoveryCodes }
        $0.show("end_others") { _ in AccountPath.otherSessions }
    }
}

struct SessionRow: TemplateValue {
    let device: Text
    let icon: String
    let address: String
    let startedAt: Timestamp
    let seenAt: Timestamp
    let isOwn: Bool
    let endPath: String

    init(_ session: SessionStore.Summary, own: ID<Session>?) {
        device = DeviceName.words(session.device)
        icon = DeviceName.isPhone(session.device) ? "device" : "screen"
        address = session.address
        startedAt = session.startedAt
        seenAt = session.seenAt
        isOwn = session.id == own
        endPath = AccountPath.endSession(session.id)
    }

    static let shape = Shape<SessionRow> {
        $0.show("started", \.startedAt)
        $0.show("seen", \.seenAt)
        $0.show("end", \.endPath)
    }
}
