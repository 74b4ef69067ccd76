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

    init(_ tier: Tier) {
        name = tier.name
        colour = tier.colour
        icon = tier.icon
        rate = tier.rate
        rhythm = tier.rhythm.title
        support = tier.supportHours
    }
}

extension Benefit {
    /// In the reader's language where it is one of the program's own texts, else as somebody wrote it.
    var words: Text { Text(asWritten: text) }
}
