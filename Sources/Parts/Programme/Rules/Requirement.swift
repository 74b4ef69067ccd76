/// A requirement of a tier: a metric, a period, and a threshold for each tier.
package struct Requirement: Codable, Equatable, Sendable {
    /// The code of a metric, which may not be measured yet.
    package let metric: String
    package var window: Window
    /// By the code of the tier, in the unit of the metric. A tier that is missing does not ask for it.
    package var thresholds: [String: Int64]

    package init(_ metric: String, _ window: Window, _ thresholds: [String: Int64]) {
        self.metric = metric
        self.window = window
        self.thresholds = thresholds
    }

    package var use: MetricUse { MetricUse(metric: metric, window: window) }
}

/// A metric over a window: what can be measured of a firm.
package struct MetricUse: Hashable, Sendable {
    package let metric: String
    package let window: Window

    package init(metric: String, window: Window) {
        self.metric = metric
        self.window = window
    }
}

/// The rule for partners who no longer meet the requirements of their tier.
package struct RetentionRule: Codable, Equatable, Sendable {
    /// If false, partners do not move down automatically.
    package var demotes: Bool
    /// The share of their tier's requirements below which they are at risk.
    package var percent: Int
    package var graceDays: Int

    package static let standard = RetentionRule(demotes: true, percent: 70, graceDays: 30)

    package init(demotes: Bool, percent: Int, graceDays: Int) {
        self.demotes = demotes
        self.percent = percent
        self.graceDays = graceDays
    }
}
