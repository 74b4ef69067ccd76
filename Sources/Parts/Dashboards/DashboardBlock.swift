internal import Programme
internal import Templates

/// The blocks of a partner's dashboard below the figures, in default order. A part with something to show adds a case
/// here, and its view in `BlockView`.
enum DashboardBlock: String, CaseIterable, Sendable {
    case todo, tier, chart, goal, analytics, ranking, activity

    var title: Text {
        switch self {
        case .todo: Text("To do")
        case .tier: Text("Your tier")
        case .chart: Text("Won value", as: "block")
        case .goal: Text("Goal and forecast")
        case .analytics: Text("Sources of deals")
        case .ranking: Text("Ranking")
        case .activity: Text("Recent activity")
        }
    }

    /// The feature that unlocks it; nil if open to all.
    var feature: Feature? {
        switch self {
        case .goal: .goals
        case .analytics: .attribution
        case .todo, .tier, .chart, .ranking, .activity: nil
        }
    }

    /// The benefit, shown while it is locked.
    var promise: Text? {
        switch self {
        case .goal:
            Text("Set a monthly goal and see a forecast based on your pace and your open leads.")
        case .analytics:
            Text("See which sources lead to deals, how many leads convert and how quickly you respond.")
        case .todo, .tier, .chart, .ranking, .activity: nil
        }
    }

    /// Takes the whole width.
    var isWide: Bool { self == .chart }
}

/// A user's arrangement of the blocks.
struct Arrangement: Equatable, Sendable {
    struct Place: Equatable, Sendable {
        let block: DashboardBlock
        var isShown: Bool
    }

    private(set) var places: [Place]

    static let standard = Arrangement(words: "")

    /// Reads the stored form: `chart todo -goal`. Blocks that are not named, because they are new, come last.
    init(words: String) {
        var places: [Place] = []
        for word in words.split(separator: " ") {
            let isShown = !word.hasPrefix("-")
            let block = DashboardBlock(rawValue: String(isShown ? word : word.dropFirst()))
            guard let block, !places.contains(where: { $0.block == block }) else { continue }
            places.append(Place(block: block, isShown: isShown))
        }
        let missing = DashboardBlock.allCases.filter { block in !places.contains { $0.block == block } }
        self.places = places + missing.map { Place(block: $0, isShown: true) }
    }

    var words: String {
        places.map { ($0.isShown ? "" : "-") + $0.block.rawValue }.joined(separator: " ")
    }

    var shown: [DashboardBlock] { places.filter(\.isShown).map(\.block) }

    mutating func show(_ blocks: Set<DashboardBlock>) {
        for index in places.indices { places[index].isShown = blocks.contains(places[index].block) }
    }

    /// One place up or down, where there is one.
    mutating func move(_ block: DashboardBlock, by step: Int) {
        guard let index = places.firstIndex(where: { $0.block == block }), places.indices.contains(index + step) else {
            return
        }
        places.swapAt(index, index + step)
    }
}
