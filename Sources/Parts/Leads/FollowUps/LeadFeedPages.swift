internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// The calendar feed of a user's tasks, at a secret address.
enum LeadFeedPages {
    /// The number of days a calendar reaches ahead.
    private static let daysAhead = 730

    static let routes: [SiteRoute] = [
        .get(LeadPath.calendar, .partner, show),
        .post(LeadPath.calendar, .partner, create),
        .post(LeadPath.calendar + "/end", .partner, end),
        .get(LeadPath.feed, .anyone, feed),
    ]

    @Sendable private static func show(_ context: Context) throws -> Response {
        let since = try LeadFeedStore.since(for: context.viewer.id, in: context.reader)
        return try context.page(LeadFeedPage(since: since, address: nil))
    }

    /// A new address. It is shown on the answer itself, and nowhere else.
    @Sendable private static func create(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        let token = try submission.site.database.write { writer in
            try LeadFeedStore.renew(for: viewer, by: submission.leadAuthor, in: writer)
        }
        let address = submission.site.address(of: LeadPath.feed(token.text))
        return try submission.page(LeadFeedPage(since: submission.now, address: address))
    }

    @Sendable private static func end(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        return try submission.write { writer in
            try LeadFeedStore.end(for: viewer, by: submission.leadAuthor, in: writer)
            return .goto(LeadPath.calendar, saying: Text("The address has been deleted."))
        }
    }

    @Sendable private static func feed(_ context: Context) throws -> Response {
        let last = context.audience.today.adding(daysAhead)
        let calendar = try LeadFeedStore.calendar(
            at: context.linkToken, until: last, address: context.site.address(of:), in: context.reader)
        guard let calendar else { throw Refusal(.notFound, "There is no such calendar.") }
        var response = Response(.ok, content: .bytes(calendar))
        response.fields.add("Content-Type", "text/calendar; charset=utf-8")
        response.fields.add("Content-Disposition", "inline; filename=\"portico.ics\"")
        response.fields.add("Cache-Control", "private, no-store")
        return response
    }
}

struct LeadFeedPage: TemplatePage {
    let since: Timestamp?
    /// Just after it was made.
    let address: String?

    static let template = "leads/calendar"
}
