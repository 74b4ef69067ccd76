internal import Base
internal import Partners
internal import Programme
internal import Templates
internal import Web

/// The firm's tier, the challenge of the week, and recent achievements.
struct TierBlock: TemplatePage {
    let tierSummary: TierSummary
    let rewards: Achievements

    init(_ dashboard: DashboardContext, _ tierSummary: TierSummary, _ metrics: Metrics) throws {
        self.tierSummary = tierSummary
        rewards = try Achievements(of: dashboard.firm.id, metrics, for: dashboard.audience, dashboard.reader)
    }

    static let template = "dashboards/blocks/tier"
    static let shape = Shape<TierBlock> {
        $0.show("rewards_path") { _ in PartnerPath.achievements }
    }
}
