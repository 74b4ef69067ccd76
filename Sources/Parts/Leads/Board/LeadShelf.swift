internal import Base
internal import Web

/// The cached content of a board: the sums of its stages, and the first cards of each, by code.
final class LeadShelf: Sendable {
    struct Sum: Sendable {
        let stage: String
        let currency: String
        let count: Int
        let minor: Int64

        var money: Money? { Currency(currency).map { Money(minor: minor, $0) } }
    }

    let sums: [Sum]
    let cards: [String: [LeadCard]]

    init(sums: [Sum], cards: [String: [LeadCard]]) {
        self.sums = sums
        self.cards = cards
    }
}

/// Caches the boards read last. A board is read far more often than it changes: by everyone who has it open when a card
/// moves, and by everyone who returns to it.
final class LeadShelves: Sendable {
    /// Of which leads, and whose of them: all that a shelf depends on.
    struct Place: Hashable {
        let edition: ID<LeadEdition>
        let user: ID<User>?
    }

    private struct State {
        var shelves: [Place: (shelf: LeadShelf, lastUse: Int)] = [:]
        var uses = 0
    }

    /// A shelf of hundreds of cards takes some 60 KB.
    private static let limit = 100

    private let state = Guarded(State())

    func shelf(at place: Place, _ read: () throws -> LeadShelf) rethrows -> LeadShelf {
        if let known = use(place, nil) { return known }
        let shelf = try read()
        _ = use(place, shelf)
        return shelf
    }

    private func use(_ place: Place, _ new: LeadShelf?) -> LeadShelf? {
        state.withLock { state in
            guard let shelf = new ?? state.shelves[place]?.shelf else { return nil }
            state.uses += 1
            state.shelves[place] = (shelf, state.uses)
            if state.shelves.count > Self.limit,
                let oldest = state.shelves.min(by: { $0.value.lastUse < $1.value.lastUse })
            {
                state.shelves[oldest.key] = nil
            }
            return shelf
        }
    }
}
