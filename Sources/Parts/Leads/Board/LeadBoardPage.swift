internal import Base
internal import Programme
internal import Templates
internal import Web

/// The board: what it shows of each lead is settled here, once a request, so that the template only writes it down.
struct LeadBoardPage: TemplatePage {
    let stats: StatsView
    let lanes: [LaneView]
    let filters: LeadFiltersView
    let views: ListView.Views?
    let lock: LockedFeature?
    /// Bulk actions and saved views.
    let hasTools: Bool
    /// A firm that has no lead at all is told what to do first.
    let isEmpty: Bool
    let contact: String?
    let isFiltered: Bool
    /// Why filter input is ignored.
    let problems: [Text]
    let listPath: String
    let from: String

    static let template = "leads/index"
    static let shape = Shape<LeadBoardPage> {
        $0.show("tools", \.hasTools)
    }

    struct StatsView: TemplateValue {
        let active: Int
        let potential: [Money]
        let inProgress: Int
        let wonThisMonth: Int
        let rate: Rate?

        init(_ stats: LeadBoard.Stats) {
            active = stats.active
            potential = stats.potential
            inProgress = stats.inProgress
            wonThisMonth = stats.wonThisMonth
            rate = stats.conversionRate.map { Rate(basisPoints: Int64($0) * 100) }
        }

        static let shape = Shape<StatsView> {
            $0.show("won", \.wonThisMonth)
        }
    }

    struct LaneView: TemplateValue {
        let code: String
        let name: String
        let tone: String
        let count: Int
        let sums: [Money]
        let cards: [CardView]
        /// Names the part of the page that asks for more before a card may stand here.
        let asks: String
        let isClosed: Bool
        /// The number of further cards, and the link to them.
        let more: Int
        let morePath: String?
        /// The list of all of them, once the board shows no more.
        let allPath: String?
    }

    struct CardView: TemplateValue {
        let id: ID<Lead>
        let title: String
        /// The contact person, if the title is the company.
        let person: String
        /// The source of the lead.
        let source: String
        let worth: Money?
        let days: Int
        let isRotting: Bool
        let owner: String
        let version: Int
        /// `won` or `lost`; empty while it is open.
        let ending: String
        /// Names what asks why before a closed lead is opened again.
        let asks: String
        let isWaiting: Bool
        let action: String
        /// Days until it is due; below zero it is overdue.
        let due: Int
    }
}

/// The filters above the board, and what is chosen in them.
struct LeadFiltersView: TemplateValue {
    let query: LeadQuery
    let sources: [Choice]
    let owners: [Choice]
    let currency: String
    /// The number of active filters that are folded away.
    let others: Int

    static let shape = Shape<LeadFiltersView> {
        $0.show("text") { $0.query["q"] }
        $0.show("campaign") { $0.query["campaign"] }
        $0.show("tag") { $0.query["tag"] }
        $0.show("min") { $0.query["min"] }
        $0.show("max") { $0.query["max"] }
        $0.show("from") { $0.query["from"] }
        $0.show("to") { $0.query["to"] }
        $0.show("open") { !$0.query["open"].isEmpty }
        $0.show("won_from") { $0.query["won_from"] }
        $0.show("won_to") { $0.query["won_to"] }
        $0.show("stage") { $0.query["stage"] }
        $0.show("overdue") { !$0.query["overdue"].isEmpty }
        $0.show("rotting") { !$0.query["rotting"].isEmpty }
    }
}
