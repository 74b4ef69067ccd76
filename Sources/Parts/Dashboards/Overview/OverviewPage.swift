internal import Base
internal import Operations
internal import Templates
internal import Web

/// `/admin`
struct OverviewPage: TemplatePage {
    let greeting: Text
    let day: String
    /// Empty as soon as the programme has begun.
    let steps: [FirstStep]
    let waiting: [Figure]
    let figures: [Figure]
    let states: [ShareRow]
    let tiers: [TierShareRow]
    let atRisk: [FirmNote]
    let nearest: [FirmNote]
    let adoption: Adoption
    let health: [HealthRow]

    static let template = "dashboards/overview"
    static let shape = Shape<OverviewPage> {
        $0.show("greeting", \.greeting)
        $0.show("day", \.day)
        $0.show("steps", \.steps)
        $0.show("waiting", \.waiting)
        $0.show("figures", \.figures)
        $0.show("states", \.states)
        $0.show("tiers", \.tiers)
        $0.show("at_risk", \.atRisk)
        $0.show("nearest", \.nearest)
        $0.show("adoption", \.adoption)
        $0.show("health", \.health)
    }
}

/// How many there are of something, beside the others.
struct ShareRow: TemplateValue {
    let title: Text
    let count: Int
    let most: Int
    let path: String

    static let shape = Shape<ShareRow> {
        $0.show("title", \.title)
        $0.show("count", \.count)
        $0.show("most", \.most)
        $0.show("path", \.path)
    }
}

struct TierShareRow: TemplateValue {
    let name: String
    let colour: Int
    let icon: String
    let count: Int
    let most: Int
    let path: String

    static let shape = Shape<TierShareRow> {
        $0.show("name", \.name)
        $0.show("colour", \.colour)
        $0.show("icon", \.icon)
        $0.show("count", \.count)
        $0.show("most", \.most)
        $0.show("path", \.path)
    }
}

/// A firm that somebody should look at, and why.
struct FirmNote: TemplateValue {
    let name: String
    let path: String
    let tier: String
    let colour: Int
    let icon: String
    let words: Text?

    static let shape = Shape<FirmNote> {
        $0.show("name", \.name)
        $0.show("path", \.path)
        $0.show("tier", \.tier)
        $0.show("colour", \.colour)
        $0.show("icon", \.icon)
        $0.show("words", \.words)
    }
}
