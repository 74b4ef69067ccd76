/// A made-up firm: what it is, and what becomes of it.
struct DemoFirm: Sendable {
    enum Trade: String, Sendable {
        case agency, property, food
    }

    /// The activity of a firm, from which the rules derive its tier.
    enum Level: Int, Sendable {
        case starter, active, performer, elite
    }

    enum Fate: Sendable {
        case applied, invited
        /// So many steps are taken.
        case onboarding(Int)
        case active, paused, suspended, archived
    }

    let name: String
    let legalName: String
    let trade: Trade
    let type: String
    let region: String
    let city: String
    let level: Level
    let fate: Fate
    /// The age of its membership in days.
    let days: Int
    /// Its owner, and the members.
    let people: Int
    /// The sign-ins of demo data that belong to it.
    let boxes: [String]
    /// The firm that it buys from.
    let parent: String?
    /// The firm has brought nothing for this many days.
    let quietDays: Int

    init(
        _ name: String, _ legalName: String, _ trade: Trade, _ type: String, _ region: String, _ city: String,
        _ level: Level, _ fate: Fate, days: Int, people: Int, boxes: [String] = [], below parent: String? = nil,
        quietDays: Int = 0
    ) {
        self.name = name
        self.legalName = legalName
        self.trade = trade
        self.type = type
        self.region = region
        self.city = city
        self.level = level
        self.fate = fate
        self.days = days
        self.people = people
        self.boxes = boxes
        self.parent = parent
        self.quietDays = quietDays
    }
}

extension DemoFirm.Level {
    /// Leads in a month: enough for the tier of that name, and too few for the next.
    var leads: ClosedRange<Int> {
        switch self {
        case .starter: 1...2
        case .active: 3...4
        case .performer: 6...8
        case .elite: 11...14
        }
    }

    /// The value range of a deal, in whole euros.
    var worth: ClosedRange<Int> {
        switch self {
        case .starter: 400...2_000
        case .active: 2_200...6_500
        case .performer: 4_000...10_500
        case .elite: 9_000...34_000
        }
    }

    /// Percentage of leads that are won.
    var won: Int {
        switch self {
        case .starter: 26
        case .active: 38
        case .performer: 42
        case .elite: 46
        }
    }
}
