internal import Base
internal import Templates
internal import Web

/// The estimated date of the next tier, with its assumptions, or what is missing for an estimate.
struct EstimateView: TemplateValue {
    /// The metric, and what is said of it.
    struct Line: TemplateValue {
        let metric: Text?
        let words: Text
    }

    let day: CivilDate?
    let days: Int
    let assumptions: [Line]
    let gaps: [Line]

    init(_ estimate: Estimate, _ status: TierStatus, _ amounts: Amounts) {
        day = estimate.day
        days = estimate.day?.days(since: status.today) ?? 0
        let label = { (metric: String) in status.metrics.label(metric) }
        let amount = { (value: Int64, metric: String) in amounts.text(value, label(metric)?.unit ?? .count) }
        assumptions = estimate.assumptions.map { assumption in
            Line(
                metric: label(assumption.metric)?.title,
                words: Text("{amount} in 90 days", ["amount": amount(assumption.inNinetyDays, assumption.metric)]))
        }
        gaps = estimate.gaps.map { gap in
            switch gap {
            case .shortHistory(let days):
                Line(
                    metric: nil,
                    words: Text(
                        "You have {n} day of history. A pace can be calculated after 30 days.",
                        many: "You have {n} days of history. A pace can be calculated after 30 days.", days))
            case .noPace(let metric):
                Line(metric: label(metric)?.title, words: Text("nothing in the last 90 days"))
            case .tooSlow(let metric, let inNinetyDays):
                Line(
                    metric: label(metric)?.title,
                    words: Text(
                        "current pace: {amount} in 90 days, too low to meet this requirement",
                        ["amount": amount(inNinetyDays, metric)]))
            case .unforeseeable(let metric):
                Line(metric: label(metric)?.title, words: Text("cannot be estimated"))
            case .nothingMeasured:
                Line(metric: nil, words: Text("None of the requirements is measured yet."))
            }
        }
    }
}
