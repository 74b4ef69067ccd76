/// What was measured of one firm. What nothing measures is not there.
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

    /// What was done in the tier before is not done in the next one.
    var atTheStartOfATier: Readings {
        var readings = self
        for use in values.keys where use.window == .inTier { readings.values[use] = 0 }
        return readings
    }

    /// What counts for keeping a tier. A month is judged when it is whole, or better already; what was done within a
    /// tier counted for climbing to the next and says nothing about keeping it.
    package func forKeeping(_ requirement: Requirement) -> Int64? {
        guard let value = self[requirement] else { return nil }
        return switch requirement.window {
        case .calendarMonth: max(value, lastMonth[requirement.metric] ?? 0)
        case .rolling90Days, .rolling365Days, .lifetime: value
        case .inTier: nil
        }
    }
}
