internal import Base
package import Jobs
package import Web

/// Boards that are open hear when a lead of the firm has changed.
package enum LeadLive {
    private static let name = "leads:board"

    package static let topic = LiveTopic(name) { $0.firm?.id.text }

    package static func listener(_ live: Live) -> EventListener {
        EventListener(
            "live leads", to: LeadEvent.all, from: .now,
            .tell { event in
                guard let news = try? JSON.value(LeadNews.self, of: event.data) else { return }
                live.tell(name, news.firm)
            })
    }
}
