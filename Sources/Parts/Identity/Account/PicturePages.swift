internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// The pictures of people.
enum PicturePages {
    static let routes: [SiteRoute] = [
        .post(AccountPath.newPicture, .signedIn, bodyLimit: 4 * largest, "PicturePages.create", create),
        .post(AccountPath.noPicture, .signedIn, "PicturePages.remove", remove),
        .get(AccountPath.picture(":hash"), .signedIn, "PicturePages.show", show),
    ]

    private static let largest = 2 << 20

    @Sendable private static func create(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        guard let upload = submission.form.uploads.first(where: { $0.name == "picture" && $0.count > 0 }) else {
            return try refuse(submission, Text("Please choose a file."))
        }
        guard upload.count <= largest else {
            return try refuse(submission, Text("This file is larger than 2 MB."))
        }
        let bytes = try upload.bytes()
        guard PictureKind(bytes) != nil else {
            return try refuse(submission, Text("Please choose a PNG, JPEG or WebP picture."))
        }
        let file = try submission.site.files.put(bytes)
        return try submission.write { writer in
            try submission.site.files.keep(file, writer)
            try replace(of: viewer, with: file.hash, submission, writer)
            return .goto(AccountPath.account, saying: Text("Your picture is there."))
        }
    }

    @Sendable private static func remove(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        return try submission.write { writer in
            try replace(of: viewer, with: nil, submission, writer)
            return .goto(AccountPath.account, saying: Text("Your picture is removed."))
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
            "user.changed", of: user, by: submission.actor,
            changes: [.init("picture", from: user.picture == nil ? "no" : "yes", to: hash == nil ? "no" : "yes")],
            at: submission.now)
    }

    private static func refuse(_ submission: Submission, _ problem: Text) throws -> Response {
        let viewer = try submission.viewer
        return try submission.page(
            AccountPage(viewer, AccountForm(viewer), pictureProblem: problem), .unprocessableContent)
    }

    @Sendable private static func show(_ context: Context) throws -> Response {
        guard let hash = context.request.path.parameter("hash").flatMap(FileHash.init),
            try UserStore.isPicture(hash, visibleTo: context.viewer, in: context.reader),
            let size = try context.site.files.size(of: hash, context.reader)
        else { throw Refusal.notThere }
        let file = FileContent(descriptor: try context.site.files.open(hash), count: Int(size))
        guard let kind = PictureKind(try file.read(at: 0, atMost: PictureKind.mark)) else { throw Refusal.notThere }
        var response = Response(.ok, content: .file(file))
        response.fields.add("Content-Type", kind.mediaType)
        response.fields.add("X-Content-Type-Options", "nosniff")
        response.fields.add("Content-Security-Policy", "default-src 'none'")
        // The address is the content's own hash. No cache that others share may have it.
        response.fields.add("Cache-Control", "private, max-age=31536000, immutable")
        return response
    }
}
