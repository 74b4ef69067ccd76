internal import Leads
internal import Templates
internal import Web

/// The latest activity on the firm's leads.
struct ActivityBlock: TemplatePage {
    private static let limit = 6

    let notes: [LeadActivityNote]

    init(_ dashboard: DashboardContext) throws {
        notes = try LeadActivityNote.latest(
            of: dashboard.firm.id, seenBy: dashboard.visibleScope, limit: Self.limit, dashboard.words,
            in: dashboard.reader)
    }

    static let template = "dashboards/blocks/activity"
}
