internal import Base
internal import Templates

/// A tier as pages show it.
struct TierView: TemplateValue {
    let name: String
    let colour: Int
    let icon: String
    let rate: Rate
    let rhythm: Text
    /// In working hours.
    let support: Int
    /// In bytes.
    let storage: Int

    init(_ tier: Tier) {
        name = tier.name
        colour = tier.colour
        icon = tier.icon
        rate = tier.rate
        rhythm = tier.rhythm.title
        support = tier.supportHours
        storage = tier.storage * 1_000_000
    }
}

extension Benefit {
    /// Translated if it is one of the default texts, else as written.
    var words: Text { Text(asWritten: text) }
}
