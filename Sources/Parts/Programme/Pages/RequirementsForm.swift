internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// The requirements of a draft: a row for each, a column for each tier above the lowest, and an empty row for one more.
struct RequirementsForm {
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

    var rows: [Row]

    init(_ rules: RuleSet, _ metrics: Metrics, _ amounts: Amounts) {
        rows = (rules.requirements.map(Optional.some) + [nil]).enumerated().map { index, requirement in
            let unit = requirement.flatMap { metrics.label($0.metric)?.unit } ?? .count
            return Row(
                metric: Field("metric-\(index)", .metric(metrics), .some(requirement?.metric)),
                window: Field("window-\(index)", .window, requirement?.window ?? .calendarMonth),
                thresholds: rules.tiers.dropFirst().map { tier in
                    (
                        tier.code,
                        Field(
                            "needed-\(index)-\(tier.code)", .optional(.amount(unit, amounts)),
                            .some(requirement?.thresholds[tier.code]))
                    )
                })
        }
    }

    init(_ sent: FormFields, _ rules: RuleSet, _ metrics: Metrics, _ amounts: Amounts) {
        let count = min(sent.pairs.filter { $0.name.hasPrefix("metric-") }.count, 40)
        rows = (0..<count).map { index in
            let metric = Field("metric-\(index)", .metric(metrics), sent)
            let label = metric.value.flatMap { $0 }.flatMap(metrics.label)
            var window = Field("window-\(index)", .window, sent)
            if label?.code == MetricLabel.daysInTier.code, window.value != .inTier {
                window.reject(Text("Days in a tier count since it was reached."))
            }
            return Row(
                metric: metric, window: window,
                thresholds: rules.tiers.dropFirst().map { tier in
                    (
                        tier.code,
                        Field("needed-\(index)-\(tier.code)", .optional(.amount(label?.unit ?? .count, amounts)), sent)
                    )
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
