internal import Base
internal import Database
internal import HTTP
internal import Identity
internal import Templates
internal import Web

/// The pictures of firms: their owners give them, and admins for them. The firm's people and the staff see them.
enum LogoPages {
    static let routes: [SiteRoute] = [
        .post(PartnerPath.ownLogo, .owner, bodyLimit: Picture.bodyLimit, createOwn),
        .post(PartnerPath.noLogo, .owner) { submission in
            try submission.write { writer in
                let partner = try ProfilePages.own(submission, writer)
                try set(nil, of: partner, submission, writer)
                return .goto(ownPage(submission), saying: Text("Logo removed."))
            }
        },
        .post(
            PartnerPath.newLogo, .admin, bodyLimit: Picture.bodyLimit, create),
        .post(PartnerPath.removeLogo, .admin) { submission in
            try submission.write { writer in
                let partner = try submission.partner(in: writer)
                try set(nil, of: partner, submission, writer)
                return .goto(PartnerPath.edit(partner.id), saying: Text("Logo removed."))
            }
        },
        .get(PartnerPath.logo, .signedIn, show),
    ]

    @Sendable private static func createOwn(_ submission: Submission) throws -> Response {
        let path = ownPage(submission)
        do {
            return try keep(submission, goto: { _ in path }) { try ProfilePages.own(submission, $0) }
        } catch let problem as FieldProblem {
            let page = try submission.read { reader in
                let partner = try ProfilePages.own(submission, reader)
                return try ProfilePage(
                    partner, ProfileForm(nil, else: partner.profile), path, logoProblem: problem.text,
                    in: submission.audience.language, submission.site, reader)
            }
            return try submission.page(page, .unprocessableContent)
        }
    }

    @Sendable private static func create(_ submission: Submission) throws -> Response {
        do {
            return try keep(submission, goto: { PartnerPath.edit($0) }) { try submission.partner(in: $0) }
        } catch let problem as FieldProblem {
            let page = try submission.read { reader in
                let partner = try submission.partner(in: reader)
                return try PartnerEditPages.page(
                    partner, ProfileForm(nil, else: partner.profile), nil, logoProblem: problem.text,
                    in: submission.audience.language, reader)
            }
            return try submission.page(page, .unprocessableContent)
        }
    }

    private static func keep(
        _ submission: Submission, goto path: (ID<Firm>) -> String, _ partner: (Writer) throws -> Partner
    ) throws -> Response {
        let file = try Picture.take(submission)
        return try submission.write { writer in
            let partner = try partner(writer)
            try submission.site.files.keep(file, writer)
            try set(file.hash, of: partner, submission, writer)
            return .goto(path(partner.id), saying: Text("Logo saved."))
        }
    }

    private static func set(
        _ hash: FileHash?, of partner: Partner, _ submission: Submission, _ writer: Writer
    ) throws {
        try PartnerRecords.setLogo(
            hash, of: partner, submission.site.files, by: submission.actor, at: submission.now, in: writer)
    }

    /// The page that sent it: the firm page or the onboarding step.
    private static func ownPage(_ submission: Submission) -> String {
        submission.form["step"] == nil ? PartnerPath.profile : PartnerPath.step("profile")
    }

    @Sendable private static func show(_ context: Context) throws -> Response {
        let isOwn = try context.viewer.firm?.id == context.id("firm")
        let partner = try isOwn ? ProfilePages.own(context, context.reader) : context.partner(in: context.reader)
        guard let hash = partner.logo.flatMap(FileHash.init),
            hash.text == context.request.path.parameter("hash")
        else { throw Refusal.notThere }
        return try Picture.answer(hash, context)
    }
}
