internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// The requirements of a draft: a row for each, a column for each tier above the lowest, and an empty row for one more.
struct RequirementsForm: FieldForm {
    struct Row {
        var metric: Field<String?>
        var window: Field<Window>
        /// By the code of the tier.
        var thresholds: [(tier: String, field: Field<Int64?>)]

        /// Nothing was chosen: it goes, or never was.
        var isEmpty: Bool { metric.input.isEmpty }

        var requirement: Requirement? {
            guard let metric = metric.value ?? nil, let window = window.value else { return nil }
            var found: [String: Int64] = [:]
            for (tier, field) in thresholds {
                guard let value = field.value else { return nil }
                found[tier] = value
            }
            return Requirement(metric, window, found)
        }
    }

    private static let limit = 40

    var rows: [Row]

    /// As it was sent, else as the rules have it.
    init(_ sent: FormFields?, else rules: RuleSet, _ metrics: Metrics, _ amounts: Amounts) {
        let known = rules.requirements.map(Optional.some) + [nil]
        let count = sent.map { sent in sent.pairs.count { $0.name.hasPrefix("metric-") } }
        rows = (0..<(count ?? known.count)).map { index in
            let former = sent == nil ? known[index] : nil
            var metric = Field("metric-\(index)", .metric(metrics), sent, else: .some(former?.metric))
            if index >= Self.limit, !metric.input.isEmpty { metric.reject(FieldProblem.tooMany(Self.limit).text) }
            let label = metric.value.flatMap { $0 }.flatMap(metrics.label)
            let amount = FieldRule.optional(.amount(label?.unit ?? .count, amounts))
            var window = Field("window-\(index)", .window, sent, else: former?.window ?? .calendarMonth)
            if sent != nil, label?.code == MetricLabel.daysInTier.code, window.value != .inTier {
                window.reject(Text("Days in a tier always count from the day it was reached."))
            }
            return Row(
                metric: metric, window: window,
                thresholds: rules.tiers.dropFirst().map { tier in
                    let needed = former?.thresholds[tier.code]
                    return (tier.code, Field("needed-\(index)-\(tier.code)", amount, sent, else: .some(needed)))
                })
        }
    }

    func applied(to rules: RuleSet) -> RuleSet? {
        let wanted = rows.filter { !$0.isEmpty }
        let requirements = wanted.compactMap(\.requirement)
        guard requirements.count == wanted.count else { return nil }
        var rules = rules
        rules.requirements = requirements
        return rules
    }
}

extension FieldRule where Value == String? {
    fileprivate static func metric(_ metrics: Metrics) -> FieldRule {
        .optional(.choice(metrics.labels.map(\.code)) { $0 })
    }
}

extension FieldRule where Value == Window {
    fileprivate static var window: FieldRule { .choice(Window.allCases, \.rawValue) }
}
