package import Base
package import Programme
internal import Templates
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

    /// Default names are translated; custom names are shown as written.
    var title: Text {
        switch name {
        case "First lead": Text("First lead", as: "badge")
        case "Ten leads": Text("Ten leads", as: "badge")
        case "First win": Text("First win", as: "badge")
        case "Five-star month": Text("Five-star month", as: "badge")
        case "One year": Text("One year", as: "badge")
        default: Text("{name}", ["name": name])
        }
    }

    /// The same of what it is for.
    var words: Text {
        switch note {
        case "The first lead is in.": Text("First lead added.")
        case "Ten leads, and none of them rejected.": Text("Ten leads, none rejected.")
        case "The first deal is won.": Text("First deal won.")
        case "A month of nothing but five stars from clients.": Text("A month of five-star ratings only.")
        case "A year in the programme.": Text("A year in the programme.")
        default: Text("{note}", ["note": note])
        }
    }

    /// The name of an icon.
    static func title(ofIcon icon: String) -> Text {
        switch icon {
        case "star": Text("Star", as: "icon")
        case "gift": Text("Gift", as: "icon")
        case "target": Text("Target", as: "icon")
        case "flag": Text("Flag", as: "icon")
        case "bolt": Text("Bolt", as: "icon")
        case "pulse": Text("Pulse", as: "icon")
        case "training": Text("Book", as: "icon")
        case "coins": Text("Coins", as: "icon")
        case "calendar": Text("Calendar", as: "icon")
        case "shield": Text("Shield", as: "icon")
        case "megaphone": Text("Megaphone", as: "icon")
        default: Text("Trophy", as: "icon")
        }
    }

    /// That a firm has it.
    package struct Award: Equatable, Sendable {
        package let badge: Badge
        package let at: Timestamp
        /// The staff member who awarded it; nil if it was earned.
        package let giver: String?
        package let reason: String
    }
}
