internal import Base
internal import HTTP
internal import Jobs
internal import Templates
internal import Web

/// `POST /account/firm/address`: another short name for the firm's own form.
enum FirmSlugPages {
    static let routes: [SiteRoute] = [.post(PartnerPath.slug, .owner, update)]

    @Sendable private static func update(_ submission: Submission) throws -> Response {
        let firm = try submission.firm.id
        let slug = (submission.form["slug"] ?? "").trimmed.lowercased()
        guard FirmSlug.isRight(slug) else {
            return try redraw(
                slug,
                Text("Please use 3 to 40 lower-case letters and digits. Single hyphens are allowed between them."),
                submission
            )
        }
        let holder = try submission.read { try FirmSlugStore.firm(at: slug, in: $0) }
        guard holder == nil || holder == firm else {
            return try redraw(slug, Text("This address is already taken."), submission)
        }
        return try submission.write { writer in
            guard let partner = try PartnerRecords.partner(firm, in: writer) else { throw Refusal.notThere }
            let old = try FirmSlugStore.current(of: firm, in: writer)
            if old != slug {
                guard try FirmSlugStore.change(to: slug, of: firm, in: writer) else {
                    return .goto(PartnerPath.profile, saying: Text("This address is already taken."), kind: .danger)
                }
                try writer.note(
                    .changed, of: partner, by: submission.actor,
                    changes: [.init("address of the form", from: old, to: slug)], at: submission.now)
            }
            return .goto(
                PartnerPath.profile, saying: Text("Your form has moved to the new address. The old one still works."))
        }
    }

    private static func redraw(_ slug: String, _ problem: Text, _ submission: Submission) throws -> Response {
        let page = try submission.read { reader in
            guard let partner = try PartnerRecords.partner(submission.firm.id, in: reader) else {
                throw Refusal.notThere
            }
            var page = try ProfilePage(
                partner, ProfileForm(nil, else: partner.profile), PartnerPath.profile, in: submission.audience.language,
                submission.site, reader)
            page.slug = slug
            page.slugProblem = problem
            return page
        }
        return try submission.page(page, .unprocessableContent)
    }
}
