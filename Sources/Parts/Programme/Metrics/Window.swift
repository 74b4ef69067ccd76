package import Base
package import Templates

/// Over which time a metric is counted. Days and months are those of the programme's time zone.
package enum Window: String, Codable, CaseIterable, Sendable {
    case calendarMonth = "calendar_month"
    case rolling90Days = "rolling_90d"
    case rolling365Days = "rolling_365d"
    case inTier = "in_tier"
    case lifetime

    package var title: Text {
        switch self {
        case .calendarMonth: Text("This month")
        case .rolling90Days: Text("Last 90 days")
        case .rolling365Days: Text("Last 365 days")
        case .inTier: Text("Since you reached your tier")
        case .lifetime: Text("All time")
        }
    }

    /// The number of days a record counts in a rolling period.
    package var rollingDays: Int? {
        switch self {
        case .rolling90Days: 90
        case .rolling365Days: 365
        case .calendarMonth, .inTier, .lifetime: nil
        }
    }

    /// The period at a moment. It consists of whole days: a rolling one begins at the start of a day, so that records
    /// leave at midnight, and daylight saving does not change its length.
    package func span(at now: Timestamp, since tier: Timestamp, in zone: TimeZone) -> Span {
        let today = zone.local(now).day
        let end = now + .milliseconds(1)
        return switch self {
        case .calendarMonth: Span(from: zone.start(of: today.firstOfMonth), to: end)
        case .rolling90Days, .rolling365Days: Span(from: zone.start(of: today.adding(1 - (rollingDays ?? 1))), to: end)
        case .inTier: Span(from: tier, to: end)
        case .lifetime: Span(from: nil, to: end)
        }
    }

    /// The day on which something of that moment counts no more.
    package func dayOfLeaving(_ moment: Timestamp, in zone: TimeZone) -> CivilDate? {
        let day = zone.local(moment).day
        if let rollingDays { return day.adding(rollingDays) }
        return self == .calendarMonth ? day.firstOfNextMonth : nil
    }

    /// The month before the one of that moment, whole.
    package static func lastMonth(at now: Timestamp, in zone: TimeZone) -> Span {
        let first = zone.local(now).day.firstOfMonth
        return Span(from: zone.start(of: first.adding(-1).firstOfMonth), to: zone.start(of: first))
    }
}

/// From a moment on, and up to another that is no longer part of it.
package struct Span: Hashable, Sendable {
    /// nil: from the beginning.
    package let from: Timestamp?
    package let to: Timestamp

    package init(from: Timestamp?, to: Timestamp) {
        self.from = from
        self.to = to
    }
}
