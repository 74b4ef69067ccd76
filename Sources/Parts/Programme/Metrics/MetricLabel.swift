package import Templates

/// The label of a metric, measured or not.
package struct MetricLabel: Sendable {
    package enum Category: String, CaseIterable, Sendable {
        case sales, training, satisfaction, support, time

        package var title: Text {
            switch self {
            case .sales: Text("Sales performance")
            case .training: Text("Training completed")
            case .satisfaction: Text("Client satisfaction")
            case .support: Text("Support engagement")
            case .time: Text("Time in tier")
            }
        }
    }

    /// The unit of a value: pieces, minor units of the programme's currency, hundredths of a star, or days.
    package enum Unit: Sendable {
        case count, money, rating, days
    }

    /// How the value changes over time.
    package enum Growth: Sendable {
        /// By what is done.
        case adds
        /// By itself, one a day.
        case byTheDay
        /// It is a mean, and may go either way.
        case averages
    }

    package let code: String
    package let title: Text
    package let category: Category
    package let unit: Unit
    package let growth: Growth
    /// The page where one earns it, and what one does there. Nothing is earned yet on that of the tiers.
    package private(set) var path: String
    package let action: Text

    package init(
        _ code: String, _ title: Text, _ category: Category, _ unit: Unit, growth: Growth = .adds,
        path: String = TierPath.progression, action: Text
    ) {
        self.code = code
        self.title = title
        self.category = category
        self.unit = unit
        self.growth = growth
        self.path = path
        self.action = action
    }

    /// For the part that measures it, which has the page.
    package func earned(at path: String) -> MetricLabel {
        var label = self
        label.path = path
        return label
    }
}

/// Those of the default programme: a part that measures one registers it under its label.
extension MetricLabel {
    package static let leadsSubmitted = MetricLabel(
        "leads_submitted", Text("Leads submitted and not rejected"), .sales, .count,
        action: Text("Add a lead"))
    package static let wonValue = MetricLabel(
        "won_value", Text("Won value"), .sales, .money, action: Text("Work on your leads"))
    package static let modulesPassed = MetricLabel(
        "modules_passed", Text("Course modules passed"), .training, .count,
        action: Text("Continue learning"))
    package static let clientRating = MetricLabel(
        "client_rating", Text("Average client rating (from 3 ratings)"), .satisfaction, .rating, growth: .averages,
        action: Text("View your ratings"))
    package static let groupCalls = MetricLabel(
        "group_calls", Text("Group calls attended"), .support, .count,
        action: Text("Join a call"))
    package static let daysInTier = MetricLabel(
        "days_in_tier", Text("Days in your tier"), .time, .days, growth: .byTheDay,
        action: Text("View your history"))

    package static let standard = [leadsSubmitted, wonValue, modulesPassed, clientRating, groupCalls, daysInTier]
}
