internal import Base
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
    let blocks: [TrustedHTML]

    static let template = "dashboards/overview"
}

/// A count, as a share of the others.
struct ShareRow: TemplateValue {
    let title: Text
    let count: Int
    let most: Int
    let path: String
}

struct TierShareRow: TemplateValue {
    let name: String
    let colour: Int
    let icon: String
    let count: Int
    let most: Int
    let path: String
}

/// A firm that needs attention, and why.
struct FirmNote: TemplateValue {
    let name: String
    let path: String
    let tier: String
    let colour: Int
    let icon: String
    let words: Text?
}
