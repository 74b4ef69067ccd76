internal import Base
internal import Partners
internal import Programme
internal import Templates
internal import Web

/// The firm's tier, the challenge of the week, and recent achievements.
struct TierBlock: TemplateValue {
    let tierSummary: TierSummary
    let rewards: Achievements

    init(_ setting: DashboardContext, _ tierSummary: TierSummary, _ metrics: Metrics) throws {
        self.tierSummary = tierSummary
        rewards = try Achievements(of: setting.firm.id, metrics, for: setting.audience, setting.reader)
    }

    static let shape = Shape<TierBlock> {
        $0.show("rewards_path") { _ in PartnerPath.achievements }
    }
}
