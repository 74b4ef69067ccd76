internal import Base
internal import Jobs
internal import Leads
internal import Partners
internal import Programme
internal import Web

/// An overview that is open hears when something that it counts has changed.
enum OverviewLive {
    private static let name = "overview"
    private static let everyAdmin = "admins"

    static let topic = LiveTopic(name) { $0.has(.admin) ? everyAdmin : nil }

    private static let kinds = LeadEvent.all.subtracting(LeadEvent.kinds(.worked, .assigned))
        .union(
            PartnerEvent.kinds(
                .applicationConfirmed, .applicationAnswered, .applicationAsked, .applicationApproved,
                .applicationRejected, .added, .moved, .changed)
        )
        .union(ProgrammeEvent.ofStandings.subtracting(ProgrammeEvent.kinds(.tierPinned, .tierUnpinned)))

    static func listener(_ live: Live) -> EventListener {
        EventListener("overview.live", to: kinds, from: .now, .tell { _ in live.tell(name, everyAdmin) })
    }
}
