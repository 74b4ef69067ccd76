/// What partners have to bring to reach a tier: a metric, over a window, and how much of it for each tier.
package struct Requirement: Codable, Equatable, Sendable {
    /// The code of a metric; there may be none that measures it yet.
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

/// What becomes of partners who no longer bring what their tier asks for.
package struct Keeping: Codable, Equatable, Sendable {
    /// Off: nobody goes down by themselves.
    package var demotes: Bool
    /// The share of their tier's requirements below which they are at risk.
    package var percent: Int
    package var graceDays: Int

    package static let standard = Keeping(demotes: true, percent: 70, graceDays: 30)

    package init(demotes: Bool, percent: Int, graceDays: Int) {
        self.demotes = demotes
        self.percent = percent
        self.graceDays = graceDays
    }
}
