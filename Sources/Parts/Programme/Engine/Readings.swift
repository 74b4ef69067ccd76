/// The measured values of one firm. Unmeasured metrics are absent.
package struct Readings: Equatable, Sendable {
    package var values: [MetricUse: Int64]
    /// Of the whole month before, for metrics that are counted by the month.
    package var lastMonth: [String: Int64]

    package init(_ values: [MetricUse: Int64] = [:], lastMonth: [String: Int64] = [:]) {
        self.values = values
        self.lastMonth = lastMonth
    }

    package subscript(requirement: Requirement) -> Int64? {
        values[requirement.use]
    }

    /// Values that count within a tier start again in the next one.
    var atTheStartOfATier: Readings {
        var readings = self
        for use in values.keys where use.window == .inTier { readings.values[use] = 0 }
        return readings
    }

    /// The value that counts for keeping a tier. A month counts once it is complete, or if it is already better; what
    /// was done within a tier counted for moving up and says nothing about keeping it.
    package func forKeeping(_ requirement: Requirement) -> Int64? {
        guard let value = self[requirement] else { return nil }
        return switch requirement.window {
        case .calendarMonth: max(value, lastMonth[requirement.metric] ?? 0)
        case .rolling90Days, .rolling365Days, .lifetime: value
        case .inTier: nil
        }
    }
}
