extension LeadBoard {
    /// Adds more cards to the columns that the user expanded; all closed leads are in one column.
    func showing(
        _ wanted: [String: Int], more: (Lead.Stage, LeadCard) throws -> [LeadCard]
    ) rethrows -> LeadBoard {
        guard !wanted.isEmpty else { return self }
        let lanes = try lanes.map { lane in
            let limit = wanted[lane.stage.kind == .open ? lane.stage.code : "closed"] ?? 0
            var cards = lane.cards
            while cards.count < min(limit, lane.count), let last = cards.last {
                let next = try more(lane.stage, last)
                guard !next.isEmpty else { break }
                cards += next
            }
            return Lane(stage: lane.stage, count: lane.count, sums: lane.sums, cards: cards)
        }
        return LeadBoard(lanes: lanes, stats: stats)
    }
}
