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
    /// What the files of a firm may take up, in megabytes.
    package var storage: Int

    package static let colours = 1...8
    package static let icons = ["tier", "star", "trophy", "bolt", "flag", "target", "shield", "gift"]

    package init(
        code: String, name: String, colour: Int, icon: String = "tier", rate: Rate, rhythm: PayoutRhythm,
        supportHours: Int, storage: Int = Tier.standardStorage
    ) {
        self.code = code
        self.name = name
        self.colour = colour
        self.icon = icon
        self.rate = rate
        self.rhythm = rhythm
        self.supportHours = supportHours
        self.storage = storage
    }
}

/// Rules that an older version has stored say nothing of storage.
extension Tier {
    package static let standardStorage = 1_000

    private enum CodingKeys: String, CodingKey {
        case code, name, colour, icon, rate, rhythm, supportHours, storage
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            code: container.decode(String.self, forKey: .code), name: container.decode(String.self, forKey: .name),
            colour: container.decode(Int.self, forKey: .colour), icon: container.decode(String.self, forKey: .icon),
            rate: container.decode(Rate.self, forKey: .rate),
            rhythm: container.decode(PayoutRhythm.self, forKey: .rhythm),
            supportHours: container.decode(Int.self, forKey: .supportHours),
            storage: container.decodeIfPresent(Int.self, forKey: .storage) ?? Self.standardStorage)
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
