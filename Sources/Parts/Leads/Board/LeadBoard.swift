package import Base
package import Web

/// The pipeline of a firm as one user sees it.
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

    /// Shows the newest cards of lanes that stand as one; each lane has its own in order.
    static func newest<Shown>(_ limit: Int, of lanes: [Lane], _ show: (Lead.Stage, LeadCard) -> Shown) -> [Shown] {
        var shown: [Shown] = []
        shown.reserveCapacity(min(limit, lanes.reduce(0) { $0 + $1.cards.count }))
        var ahead = Array(repeating: 0, count: lanes.count)
        while shown.count < limit {
            var newest: Int?
            for (index, lane) in lanes.enumerated() where ahead[index] < lane.cards.count {
                guard let other = newest else {
                    newest = index
                    continue
                }
                if lane.cards[ahead[index]].isNewer(than: lanes[other].cards[ahead[other]]) { newest = index }
            }
            guard let newest else { break }
            shown.append(show(lanes[newest].stage, lanes[newest].cards[ahead[newest]]))
            ahead[newest] += 1
        }
        return shown
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
    package let stageSince: Timestamp
    package let name: String
    package let company: String
    package let source: Lead.Source
    package let owner: ID<User>?
    package let worth: Money?
    package let nextAction: Lead.NextAction?
    /// Staff have not looked at it yet.
    package let isWaiting: Bool

    package var title: String { company.isEmpty ? name : company }

    fileprivate func isNewer(than other: LeadCard) -> Bool {
        stageSince != other.stageSince ? stageSince > other.stageSince : id > other.id
    }
}
