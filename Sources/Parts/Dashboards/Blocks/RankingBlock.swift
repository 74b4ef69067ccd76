internal import Base
internal import Partners
internal import Programme
internal import Templates
internal import Web

/// The first five of all firms, and the own place.
struct RankingBlock: TemplatePage {
    struct Row: TemplateValue {
        let rank: Int
        /// nil for a firm that others do not name.
        let name: String?
        let tier: String
        let colour: Int
        let icon: String
        /// Only of those who are named.
        let amount: String?
        let isOwn: Bool

        static let shape = Shape<Row> {
            $0.show("tier", \.tier)
        }
    }

    let rows: [Row]
    /// The own place, where it is not among the first.
    let own: Row?
    /// Which months count, in words.
    let note: Text
    let isRanked: Bool
    let isNamed: Bool
    let isOwner: Bool

    init(_ dashboard: DashboardContext) throws {
        let wishes = try PartnerRanking.wishes(of: dashboard.firm.id, in: dashboard.reader)
        let row = { (place: PartnerRanking.Place) in
            let tier = dashboard.rules.tier(place.tier)
            let isOwn = place.firm == dashboard.firm.id
            let isOpen = isOwn ? dashboard.seesFirm : place.name != nil
            return Row(
                rank: place.rank, name: isOwn ? dashboard.firm.name : place.name, tier: tier?.name ?? "",
                colour: tier?.colour ?? 1, icon: tier?.icon ?? "tier",
                amount: isOpen ? dashboard.whole(place.revenue) : nil, isOwn: isOwn)
        }
        let first = try PartnerRanking.first(on: dashboard.today, in: dashboard.reader)
        rows = first.map(row)
        own =
            first.contains { $0.firm == dashboard.firm.id }
            ? nil
            : try PartnerRanking.place(of: dashboard.firm.id, on: dashboard.today, in: dashboard.reader).map {
                row($0.place)
            }
        let start = dashboard.today.firstOfMonth.adding(-1).firstOfMonth.adding(-1).firstOfMonth
        let months = ["from": dashboard.audience.month(start), "until": dashboard.audience.month(dashboard.today)]
        note = Text("By value won from {from} to {until}. Ties share a rank.", months)
        isRanked = wishes?.isRanked ?? false
        isNamed = wishes?.isNamed ?? false
        isOwner = dashboard.isOwner && dashboard.partner != nil
    }

    static let template = "dashboards/blocks/ranking"
    static let shape = Shape<RankingBlock> {
        $0.show("settings_path") { _ in DashboardPath.settings }
    }
}
