package import Base
package import Programme
internal import Web

/// A target for a metric within some days, with a prize.
package struct Challenge: Identified, Equatable, Sendable {
    package static let idPrefix = "challenge"

    package let id: ID<Challenge>
    package var name: String
    package var note: String
    /// The code of a metric of the programme.
    package var metric: String
    package var target: Int64
    package var firstDay: CivilDate
    package var lastDay: CivilDate
    package var badge: ID<Badge>?
    /// The prize, in words.
    package var reward: String

    package init(
        id: ID<Challenge> = .make(), name: String, note: String, metric: String, target: Int64, firstDay: CivilDate,
        lastDay: CivilDate, badge: ID<Badge>? = nil, reward: String = ""
    ) {
        self.id = id
        self.name = name
        self.note = note
        self.metric = metric
        self.target = target
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.badge = badge
        self.reward = reward
    }

    /// From the first moment of its first day to the last of its last one, where the programme is at home.
    package func span(in zone: TimeZone) -> Span {
        Span(from: zone.start(of: firstDay), to: zone.start(of: lastDay.adding(1)))
    }

    package func isOn(_ today: CivilDate) -> Bool {
        (firstDay.daysSince1970...max(firstDay.daysSince1970, lastDay.daysSince1970)).contains(today.daysSince1970)
    }

    /// Returns the progress in per cent.
    package func percent(_ value: Int64) -> Int { target <= 0 ? 100 : Int(max(0, min(value, target)) * 100 / target) }
}
