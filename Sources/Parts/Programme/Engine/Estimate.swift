package import Base

/// The estimated date of the next tier at the pace of the last 90 days, with its assumptions; or why there is no
/// estimate.
package struct Estimate: Equatable, Sendable {
    package enum Gap: Equatable, Sendable {
        /// So many days of history are too few to know a pace.
        case shortHistory(days: Int)
        /// Nothing was done for the metric.
        case noPace(metric: String)
        /// At this pace it is never enough within its window.
        case tooSlow(metric: String, inNinetyDays: Int64)
        /// A mean goes either way.
        case unforeseeable(metric: String)
        case nothingMeasured
    }

    package struct Assumption: Equatable, Sendable {
        package let metric: String
        package let inNinetyDays: Int64

        package init(metric: String, inNinetyDays: Int64) {
            self.metric = metric
            self.inNinetyDays = inNinetyDays
        }
    }

    /// nil where there is a gap.
    package let day: CivilDate?
    package let assumptions: [Assumption]
    package let gaps: [Gap]

    package static let historyNeeded = 30
    package static let daysOfPace = 90

    /// `more` is what a person wants to know: what if there were so much more every thirty days. A metric that it is
    /// about is reckoned with even where there is no history.
    package init(
        _ outlooks: [RequirementForecast], history: Int, today: CivilDate, more: [String: Int64] = [:]
    ) {
        let open = outlooks.filter { $0.part.state == .begun || $0.part.state == .notBegun }
        let isKnown = history >= Estimate.historyNeeded
        var day = today
        var assumptions: [Assumption] = []
        var gaps: [Gap] = outlooks.allSatisfy { $0.part.state == .notMeasured } ? [.nothingMeasured] : []
        if !isKnown, open.contains(where: { $0.growth == .adds && more[$0.metric] == nil }) {
            gaps.append(.shortHistory(days: history))
        }
        for outlook in open where outlook.growth == .averages {
            gaps.append(.unforeseeable(metric: outlook.metric))
        }
        for outlook in open where outlook.growth != .averages {
            let wanted = outlook.with(more: more[outlook.metric] ?? 0, isKnown: isKnown)
            if outlook.growth == .adds {
                guard wanted.pace.amount > 0 else {
                    if isKnown { gaps.append(.noPace(metric: outlook.metric)) }
                    continue
                }
                assumptions.append(Assumption(metric: outlook.metric, inNinetyDays: wanted.pace.inNinetyDays))
            }
            guard let met = wanted.day(from: today) else {
                gaps.append(.tooSlow(metric: outlook.metric, inNinetyDays: wanted.pace.inNinetyDays))
                continue
            }
            day = max(day, met)
        }
        self.day = gaps.isEmpty ? day : nil
        self.assumptions = assumptions
        self.gaps = gaps
    }
}

extension RequirementForecast {
    fileprivate var metric: String { part.requirement.metric }

    fileprivate func with(more: Int64, isKnown: Bool) -> RequirementForecast {
        guard growth == .adds else { return self }
        let measured = isKnown ? pace : Pace(0, inDays: 1)
        return RequirementForecast(
            part, growth, more > 0 ? measured.plus(more) : measured, leaving: leaving.map { ($0.day, $0.amount) })
    }
}
