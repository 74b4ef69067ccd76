internal import Base
internal import Jobs
internal import Web

/// Boards that are open hear when a lead of the firm has changed.
enum LeadLive {
    private static let name = "leads:board"

    static let topic = LiveTopic(name) { $0.firm?.id.text }

    static func listener(_ live: Live) -> EventListener {
        EventListener(
            "live leads", to: LeadEvent.all, from: .now,
            .tell { event in
                guard let payload = try? JSON.value(LeadPayload.self, of: event.data) else { return }
                live.tell(name, payload.firm)
            })
    }
}
