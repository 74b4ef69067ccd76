internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// The pictures of people.
enum PicturePages {
    static let routes: [SiteRoute] = [
        .post(AccountPath.newPicture, .signedIn, bodyLimit: Picture.bodyLimit, create),
        .post(AccountPath.noPicture, .signedIn, remove),
        .get(AccountPath.picture, .signedIn, show),
    ]

    @Sendable private static func create(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        do {
            let file = try Picture.take(submission)
            return try submission.write { writer in
                try submission.site.files.keep(file, writer)
                try replace(of: viewer, with: file.hash, submission, writer)
                return .goto(AccountPath.account, saying: Text("Picture saved."))
            }
        } catch let problem as FieldProblem {
            return try submission.page(
                AccountPage(viewer, AccountForm(nil, else: viewer), pictureProblem: problem.text), .unprocessableContent
            )
        }
    }

    @Sendable private static func remove(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        return try submission.write { writer in
            try replace(of: viewer, with: nil, submission, writer)
            return .goto(AccountPath.account, saying: Text("Picture removed."))
        }
    }

    private static func replace(
        of user: User, with hash: FileHash?, _ submission: Submission, _ writer: Writer
    ) throws {
        if let former = try UserStore.picture(of: user.id, in: writer) {
            try submission.site.files.release(former, at: submission.now, writer)
        }
        try UserStore.setPicture(user.id, hash, in: writer)
        try writer.note(
            .changed, of: user, by: submission.actor,
            changes: [.init("picture", from: user.picture == nil ? "no" : "yes", to: hash == nil ? "no" : "yes")],
            at: submission.now)
    }

    @Sendable private static func show(_ context: Context) throws -> Response {
        guard let hash = context.request.path.parameter("hash").flatMap(FileHash.init),
            try UserStore.isPicture(hash, visibleTo: context.viewer, in: context.reader)
        else { throw Refusal.notThere }
        return try Picture.answer(hash, context)
    }
}
