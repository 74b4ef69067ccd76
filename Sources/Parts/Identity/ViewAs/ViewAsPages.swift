internal import HTTP
internal import Templates
internal import Web

/// An admin views the portal as a user of a partner firm. Policies allow no changes during that time.
enum ViewAsPages {
    static let routes: [SiteRoute] = [
        .post(UserPath.viewAs, .admin, create),
        .post(UserPath.endViewAs, .signedIn.forOnlookers, end),
    ]

    @Sendable private static func create(_ submission: Submission) throws -> Response {
        guard let session = submission.session else { throw Refusal.notThere }
        return try submission.write { writer in
            guard let account = try UserStore.account(submission.id("user"), in: writer), !account.user.isStaff else {
                throw Refusal.notThere
            }
            try SessionStore.setViewed(session.id, account.user.id, in: writer)
            try writer.note(.viewAsBegun, of: account.user, by: submission.actor, at: submission.now)
            return .goto("/")
        }
    }

    @Sendable private static func end(_ submission: Submission) throws -> Response {
        guard let session = submission.session, session.admin != nil else { return try submission.go(.goto("/")) }
        return try submission.write { writer in
            try SessionStore.setViewed(session.id, nil, in: writer)
            try writer.note(.viewAsEnded, of: session.user, by: submission.actor, at: submission.now)
            return .goto(UserPath.show(session.user.id))
        }
    }
}
