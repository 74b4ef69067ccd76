package import Base
package import Programme
internal import Web

/// Something that a firm has reached, shown for good: earned once, by what was counted, or given by hand.
package struct Badge: Identified, Equatable, Sendable {
    package static let idPrefix = "badge"

    /// So much of a metric of the programme.
    package struct Rule: Equatable, Sendable {
        package let use: MetricUse
        package let threshold: Int64

        package init(_ use: MetricUse, _ threshold: Int64) {
            self.use = use
            self.threshold = threshold
        }

        package func isMet(by value: Int64?) -> Bool { value.map { $0 >= threshold } ?? false }
    }

    package let id: ID<Badge>
    package var name: String
    package var note: String
    /// A drawing of `icons.svg`, one of `icons`.
    package var icon: String
    /// nil for one that is given by hand.
    package var rule: Rule?
    /// Nobody gets it any more; who has it keeps it.
    package var isRetired: Bool

    package static let icons = [
        "trophy", "star", "gift", "target", "flag", "bolt", "pulse", "training", "coins", "calendar", "shield",
        "megaphone",
    ]

    package init(
        id: ID<Badge> = .make(), name: String, note: String, icon: String, rule: Rule?, isRetired: Bool = false
    ) {
        self.id = id
        self.name = name
        self.note = note
        self.icon = icon
        self.rule = rule
        self.isRetired = isRetired
    }

    /// That a firm has it.
    package struct Award: Equatable, Sendable {
        package let badge: Badge
        package let at: Timestamp
        /// Who gave it by hand; nil where it was earned.
        package let giver: String?
        package let reason: String
    }
}
