package import Base
package import Templates

/// A step of the ladder.
package struct Tier: Codable, Equatable, Sendable {
    /// The stored code; it stays when the name changes.
    package let code: String
    package var name: String
    /// One of the colours `--tier-1` … `--tier-8` of the stylesheet, which can be read in both themes.
    package var colour: Int
    /// A drawing of `icons.svg`, one of `icons`.
    package var icon: String
    package var rate: Rate
    package var rhythm: PayoutRhythm
    /// Working hours within which support answers.
    package var supportHours: Int

    package static let colours = 1...8
    package static let icons = ["tier", "star", "trophy", "bolt", "flag", "target", "shield", "gift"]

    package init(
        code: String, name: String, colour: Int, icon: String = "tier", rate: Rate, rhythm: PayoutRhythm,
        supportHours: Int
    ) {
        self.code = code
        self.name = name
        self.colour = colour
        self.icon = icon
        self.rate = rate
        self.rhythm = rhythm
        self.supportHours = supportHours
    }
}

/// The payout interval of commissions.
package enum PayoutRhythm: String, Codable, CaseIterable, Sendable {
    case monthly, fortnightly, weekly, daily

    package var title: Text {
        switch self {
        case .monthly: Text("Monthly", as: "payout")
        case .fortnightly: Text("Every two weeks", as: "payout")
        case .weekly: Text("Weekly", as: "payout")
        case .daily: Text("Daily, as earned", as: "payout")
        }
    }
}

/// Something that partners have from a tier on, in words.
package struct Benefit: Codable, Equatable, Sendable {
    package var text: String
    package var tier: String

    package init(_ text: String, from tier: String) {
        self.text = text
        self.tier = tier
    }
}
