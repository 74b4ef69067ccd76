internal import Programme
internal import Templates
internal import Web

// What admins see of the programme on their home.

extension HomeBlock {
    static let ofProgramme: [HomeBlock] = [
        HomeBlock("states", Text("Partners by status"), order: 10) { try StatesBlock(rows: $0.overview().states()) },
        HomeBlock("tiers", Text("Active partners by tier"), order: 20) { try TiersBlock(rows: $0.overview().tiers()) },
        HomeBlock("risk", Text("At risk"), order: 30) { try AtRiskBlock(firms: $0.overview().atRisk()) },
        HomeBlock("nearest", Text("Close to advancing"), order: 40) {
            try NearestBlock(firms: $0.overview().nearest())
        },
        HomeBlock("adoption", Text("Feature adoption"), order: 50) { try Adoption($0.overview()) },
    ]
}

extension Home {
    func overview() throws -> OverviewContext { try once { try OverviewContext($0.context) } }
}

struct StatesBlock: TemplatePage {
    let rows: [ShareRow]

    static let template = "dashboards/blocks/states"
}

struct TiersBlock: TemplatePage {
    let rows: [TierShareRow]

    static let template = "dashboards/blocks/tiers"
}

struct AtRiskBlock: TemplatePage {
    let firms: [FirmNote]
    let tiersPath = TierPath.admin

    static let template = "dashboards/blocks/at-risk"
}

struct NearestBlock: TemplatePage {
    let firms: [FirmNote]
    let tiersPath = TierPath.admin

    static let template = "dashboards/blocks/nearest"
}
