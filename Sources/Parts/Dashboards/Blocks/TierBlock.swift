internal import Base
internal import Partners
internal import Programme
internal import Templates
internal import Web

/// The firm's tier, the challenge of the week, and recent achievements.
struct TierBlock: TemplateValue {
    let glance: TierGlance
    let rewards: Achievements

    init(_ setting: DashboardSetting, _ glance: TierGlance, _ metrics: Metrics) throws {
        self.glance = glance
        rewards = try Achievements(of: setting.firm.id, metrics, for: setting.audience, setting.reader)
    }

    static let shape = Shape<TierBlock> {
        $0.show("rewards_path") { _ in PartnerPath.achievements }
    }
}
