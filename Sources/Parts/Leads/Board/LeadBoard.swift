package import Base
package import Web

/// The pipeline of a firm, as somebody sees it.
package struct LeadBoard: Sendable {
    package struct Lane: Sendable {
        package let stage: Lead.Stage
        /// Of all that is in it, not only of the cards shown.
        package let count: Int
        /// One for each currency.
        package let sums: [Money]
        package let cards: [LeadCard]

        /// Behind which card "show more" goes on; nil where all are shown.
        package var next: LeadCard? { count > cards.count ? cards.last : nil }
    }

    package let lanes: [Lane]
    package let stats: Stats

    package var count: Int { lanes.reduce(0) { $0 + $1.count } }

    /// The newest cards of lanes that stand as one; each lane has its own in order.
    static func newest(_ limit: Int, of lanes: [Lane]) -> [LeadCard] {
        lanes.reduce([]) { cards, lane in
            guard !cards.isEmpty else { return lane.cards.count > limit ? Array(lane.cards.prefix(limit)) : lane.cards }
            var (merged, one, other): ([LeadCard], Int, Int) = ([], 0, 0)
            while merged.count < limit, one < cards.count || other < lane.cards.count {
                if other == lane.cards.count || one < cards.count && cards[one].isNewer(than: lane.cards[other]) {
                    merged.append(cards[one])
                    one += 1
                } else {
                    merged.append(lane.cards[other])
                    other += 1
                }
            }
            return merged
        }
    }

    /// The figures above the board.
    package struct Stats: Equatable, Sendable {
        package var active = 0
        package var potential: [Money] = []
        /// Open, and no longer in the first stage.
        package var inProgress = 0
        package var wonThisMonth = 0
        package var won = 0
        package var lost = 0

        /// In per cent of all that is closed; nil before anything is.
        package var conversionRate: Int? {
            won + lost > 0 ? (won * 100 + (won + lost) / 2) / (won + lost) : nil
        }
    }
}

/// A lead as a card shows it.
package struct LeadCard: Sendable {
    package let id: ID<Lead>
    package let version: Int
    package let stage: Lead.Stage
    package let stageSince: Timestamp
    package let name: String
    package let company: String
    package let source: Lead.Source
    package let owner: ID<User>?
    package let worth: Money?
    package let nextAction: Lead.NextAction?
    package let review: Lead.Review

    package var title: String { company.isEmpty ? name : company }
    package func rot(at now: Timestamp) -> LeadRot { LeadRot(stage, since: stageSince, at: now) }

    fileprivate func isNewer(than other: LeadCard) -> Bool {
        stageSince != other.stageSince ? stageSince > other.stageSince : id > other.id
    }
}
