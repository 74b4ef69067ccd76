internal import Base
internal import Partners
internal import Programme
internal import Templates
internal import Web

/// The first five of all firms, and the own place.
struct RankingBlock: TemplateValue {
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

    init(_ setting: DashboardContext) throws {
        let wishes = try PartnerRanking.wishes(of: setting.firm.id, in: setting.reader)
        let row = { (place: PartnerRanking.Place) in
            let tier = setting.rules.tier(place.tier)
            let isOwn = place.firm == setting.firm.id
            let isOpen = isOwn ? setting.seesFirm : place.name != nil
            return Row(
                rank: place.rank, name: isOwn ? setting.firm.name : place.name, tier: tier?.name ?? "",
                colour: tier?.colour ?? 1, icon: tier?.icon ?? "tier",
                amount: isOpen ? setting.whole(place.revenue) : nil, isOwn: isOwn)
        }
        let first = try PartnerRanking.first(on: setting.today, in: setting.reader)
        rows = first.map(row)
        own =
            first.contains { $0.firm == setting.firm.id }
            ? nil
            : try PartnerRanking.place(of: setting.firm.id, on: setting.today, in: setting.reader).map { row($0.place) }
        let start = setting.today.firstOfMonth.adding(-1).firstOfMonth.adding(-1).firstOfMonth
        let months = ["from": setting.audience.month(start), "until": setting.audience.month(setting.today)]
        note = Text("By value won from {from} to {until}. Ties share a rank.", months)
        isRanked = wishes?.isRanked ?? false
        isNamed = wishes?.isNamed ?? false
        isOwner = setting.isOwner && setting.partner != nil
    }

    static let shape = Shape<RankingBlock> {
        $0.show("settings_path") { _ in DashboardPath.settings }
    }
}
