internal import Base
internal import Web

/// The cached content of a board: the sums of its stages, and the first cards of each, by code.
final class LeadBoardSnapshot: Sendable {
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
final class LeadBoardCache: Sendable {
    /// Of which leads, and whose of them: all that a shelf depends on.
    struct Place: Hashable {
        let edition: ID<LeadEdition>
        let user: ID<User>?
    }

    private struct State {
        var snapshots: [Place: (snapshot: LeadBoardSnapshot, lastUse: Int)] = [:]
        var uses = 0
    }

    /// A shelf of hundreds of cards takes some 60 KB.
    private static let limit = 100

    private let state = Guarded(State())

    func snapshot(at place: Place, _ read: () throws -> LeadBoardSnapshot) rethrows -> LeadBoardSnapshot {
        if let known = use(place, nil) { return known }
        let snapshot = try read()
        _ = use(place, snapshot)
        return snapshot
    }

    private func use(_ place: Place, _ new: LeadBoardSnapshot?) -> LeadBoardSnapshot? {
        state.withLock { state in
            guard let snapshot = new ?? state.snapshots[place]?.snapshot else { return nil }
            state.uses += 1
            state.snapshots[place] = (snapshot, state.uses)
            if state.snapshots.count > Self.limit,
                let oldest = state.snapshots.min(by: { $0.value.lastUse < $1.value.lastUse })
            {
                state.snapshots[oldest.key] = nil
            }
            return snapshot
        }
    }
}
