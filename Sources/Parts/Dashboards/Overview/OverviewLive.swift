internal import Base
internal import Jobs
internal import Leads
internal import Web

/// An overview that is open hears when something that it counts has changed.
enum OverviewLive {
    private static let name = "overview"
    private static let everyAdmin = "admins"

    static let topic = LiveTopic(name) { $0.has(.admin) ? everyAdmin : nil }

    private static let others: Set<EventKind> = [
        "application.confirmed", "application.answered", "application.asked", "application.approved",
        "application.rejected", "partner.added", "partner.moved", "partner.changed", "tier.placed", "tier.reached",
        "tier.at_risk", "tier.safe", "tier.lost",
    ]

    static func listener(_ live: Live) -> EventListener {
        EventListener(
            "overview.live", to: LeadEvent.all.subtracting([LeadEvent.worked, LeadEvent.assigned]).union(others),
            from: .now, .tell { _ in live.tell(name, everyAdmin) })
    }
}
