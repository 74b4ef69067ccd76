internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// Two leads of one person become one.
enum LeadMergePages {
    static let routes: [SiteRoute] = [
        .get(LeadPath.merge, .leads, show),
        .post(LeadPath.merge, .leads, create),
    ]

    @Sendable private static func show(_ context: Context) throws -> Response {
        let lead = try context.lead(in: context.reader)
        let viewer = try context.viewer
        let doubles = try LeadMergeStore.doubles(of: lead, seenBy: context.leadScope, in: context.reader)
            .filter { LeadMergeStore.mayMerge(lead, $0, as: viewer) }
        return try context.page(LeadMergePage(lead, doubles, isStaff: viewer.isStaff))
    }

    @Sendable private static func create(_ submission: Submission) throws -> Response {
        let (viewer, visibleScope) = (try submission.viewer, try submission.leadScope)
        let lead = try submission.read { try submission.lead(in: $0) }
        let path = viewer.isStaff ? LeadPath.staff(lead.id) : LeadPath.show(lead.id)
        guard let other = submission.form["other"].flatMap({ ID<Lead>($0) }) else { throw Refusal.notThere }
        return try submission.write(or: LeadPath.merge(lead.id)) { writer in
            try LeadMergeStore.merge(
                other, into: lead.id, as: viewer, seenBy: visibleScope, by: submission.leadAuthor, in: writer)
            return .goto(path, saying: Text("The leads have been merged. Nothing was lost."))
        }
    }
}

extension Policy {
    /// Users with access to leads: partners and sales staff.
    static let leads = Policy("partner, sales") { visit in
        guard LeadScope(try visit.viewer) != nil else { throw Refusal(.forbidden, "This is not open to you.") }
    }
}

struct LeadMergePage: TemplatePage {
    let lead: LeadView
    let doubles: [LeadView]
    let path: String

    init(_ lead: Lead, _ doubles: [Lead], isStaff: Bool) {
        self.lead = LeadView(lead, isStaff)
        self.doubles = doubles.map { LeadView($0, isStaff) }
        path = LeadPath.merge(lead.id)
    }

    struct LeadView: TemplateValue {
        let id: String
        let path: String
        let title: String
        let name: String
        let email: String?
        let phone: String?
        let stage: Text
        let value: Money?
        let createdAt: Timestamp

        init(_ lead: Lead, _ isStaff: Bool) {
            id = lead.id.text
            path = isStaff ? LeadPath.staff(lead.id) : LeadPath.show(lead.id)
            title = lead.title
            name = lead.contact.name
            email = lead.contact.email?.text
            phone = lead.contact.phone
            stage = lead.stage.title
            value = lead.worth
            createdAt = lead.createdAt
        }
    }

    static let template = "leads/merge"
}
