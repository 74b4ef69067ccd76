internal import Base
internal import Database
internal import HTTP
internal import Identity
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// All leads, for sales staff, with their actions.
enum LeadAdminPages {
    private static let searchLimit = 500

    static let routes: [SiteRoute] = [
        .get(LeadPath.admin, .sales, at: .pool, index),
        .get(LeadPath.admin + ".csv", .sales, at: .pool, export),
        .get(LeadPath.staff, .sales, show),
        .post(LeadPath.review, .sales, review),
        .post(LeadPath.internals, .sales, keepInternals),
    ]

    @Sendable private static func index(_ context: Context) throws -> Response {
        let list = try query(context).view(at: LeadPath.admin, in: context.reader, owner: context.viewer.id.text)
        return try context.page(
            LeadAdminPage(list: list, settings: context.viewer.has(.admin) ? LeadPath.settings : nil))
    }

    @Sendable private static func export(_ context: Context) throws -> Response {
        try query(context).export(for: context)
    }

    /// Runs the search first: the list then contains only its matches.
    private static func query(_ context: Context) throws -> ListQuery<LeadAdminRow> {
        let stages = try LeadStore.stages(in: context.reader)
        let firms = try Firms.names(in: context.reader)
        let zone = try Settings.current(context.reader).zone
        let visibleScope = try context.leadScope
        let sent = try context.request.query()
        let words = (sent["search"] ?? "").trimmed
        guard !words.isEmpty else {
            let chain = try LeadAdminList.chain(visibleScope, in: context.reader)
            let list = LeadAdminList.definition(stages, firms, zone, among: chain.map { .firms($0.count) })
            return ListQuery(list, ListState(sent, for: list), scope: chain ?? [])
        }
        // The matches are in scope.
        let hits = try LeadSearch.find(words, seenBy: visibleScope, limit: searchLimit, in: context.reader)
        let list = LeadAdminList.definition(stages, firms, zone, among: .leads(hits.count))
        return ListQuery(list, ListState(sent, for: list), scope: hits.map(\.key))
    }

    @Sendable private static func show(_ context: Context) throws -> Response {
        let lead = try context.lead(in: context.reader)
        return try context.page(LeadAdminShowPage(lead, context.leadScope, context.reader))
    }

    /// `POST /admin/leads/:id/review`: whether it counts.
    @Sendable private static func review(_ submission: Submission) throws -> Response {
        let lead = try submission.read { try submission.lead(in: $0) }
        let isAccepted = submission.form["verdict"] == "accept"
        let reason = LeadAdminShowPage.reason(submission.form.fields)
        guard let text = reason.value else {
            let page = try submission.read { try LeadAdminShowPage(lead, reason: reason, submission.leadScope, $0) }
            return try submission.page(page, .unprocessableContent)
        }
        return try submission.write(or: LeadPath.staff(lead.id)) { writer in
            try LeadStore.review(
                lead.id, isAccepted: isAccepted, reason: text ?? "", by: submission.leadAuthor, in: writer)
            return .goto(
                LeadPath.staff(lead.id),
                saying: isAccepted ? Text("Lead accepted. It counts for the partner.") : Text("Lead rejected."))
        }
    }

    @Sendable private static func keepInternals(_ submission: Submission) throws -> Response {
        let lead = try submission.read { try submission.lead(in: $0) }
        let form = LeadInternalsForm(submission.form.fields)
        guard form.internals(hint: nil) != nil else {
            let page = try submission.read { try LeadAdminShowPage(lead, internals: form, submission.leadScope, $0) }
            return try submission.page(page, .unprocessableContent)
        }
        return try submission.write(or: LeadPath.staff(lead.id)) { writer in
            let known = try LeadStore.internals(of: lead.id, seenBy: .everything, in: writer)
            guard let internals = form.internals(hint: known?.hint) else { return .goto(LeadPath.staff(lead.id)) }
            try LeadStore.setInternals(internals, of: lead.id, by: submission.leadAuthor, in: writer)
            return .goto(LeadPath.staff(lead.id), saying: Text("Saved. Partners cannot see this."))
        }
    }
}

extension Policy {
    /// Staff who sell.
    static let sales = Policy.of(.admin, .agent, .teamLead, .chainManager)
}

struct LeadAdminPage: TemplatePage {
    let list: ListView
    /// For who may change them.
    let settings: String?

    static let template = "leads/admin/index"
}
