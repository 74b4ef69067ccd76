internal import Base
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// What a badge is, and how it is earned.
struct BadgeForm {
    var name: Field<String>
    var note: Field<String>
    var icon: Field<String>
    /// Empty for one that is given by hand.
    var metric: Field<MetricLabel?>
    var window: Field<Window>
    var threshold: Field<Int64?>
    var isRetired: Field<Bool>

    init(_ sent: FormFields, _ metrics: Metrics, _ amounts: Amounts) {
        name = Field("name", .text(max: 60), sent)
        note = Field("note", .text(max: 200), sent)
        icon = Field("icon", .choice(Badge.icons, \.self), sent)
        metric = Field("metric", .optional(.metric(metrics)), sent)
        window = Field("window", .choice(Window.allCases, \.rawValue), sent)
        let unit = (metric.value ?? nil)?.unit ?? .count
        threshold = Field("threshold", .optional(.amount(unit, amounts)), sent)
        isRetired = Field("retired", .switched, sent)
        if (metric.value ?? nil)?.code != nil, threshold.value == .some(nil) {
            threshold.reject(FieldProblem.missing.text)
        }
    }

    init(_ badge: Badge?, _ metrics: Metrics, _ amounts: Amounts) {
        let label = badge?.rule.flatMap { metrics.label($0.use.metric) }
        name = Field("name", .text(max: 60), badge?.name)
        note = Field("note", .text(max: 200), badge?.note)
        icon = Field("icon", .choice(Badge.icons, \.self), badge?.icon ?? Badge.icons.first)
        metric = Field("metric", .optional(.metric(metrics)), label)
        window = Field("window", .choice(Window.allCases, \.rawValue), badge?.rule?.use.window ?? .lifetime)
        threshold = Field("threshold", .optional(.amount(label?.unit ?? .count, amounts)), badge?.rule?.threshold)
        isRetired = Field("retired", .switched, badge?.isRetired ?? false)
    }

    func badge(_ id: ID<Badge>) -> Badge? {
        guard let name = name.value, let note = note.value, let icon = icon.value, let metric = metric.value,
            let window = window.value, let threshold = threshold.value, let isRetired = isRetired.value
        else { return nil }
        let rule = metric.flatMap { label in
            threshold.map { Badge.Rule(MetricUse(metric: label.code, window: window), $0) }
        }
        return Badge(id: id, name: name, note: note, icon: icon, rule: rule, isRetired: isRetired)
    }
}

/// What is to be brought, when, and what for.
struct ChallengeForm {
    var name: Field<String>
    var note: Field<String>
    var metric: Field<MetricLabel>
    var target: Field<Int64>
    var firstDay: Field<CivilDate>
    var lastDay: Field<CivilDate>
    var badge: Field<Badge?>
    var reward: Field<String?>

    init(_ sent: FormFields, _ metrics: Metrics, _ badges: [Badge], _ amounts: Amounts) {
        name = Field("name", .text(max: 60), sent)
        note = Field("note", .text(max: 300), sent)
        metric = Field("metric", .metric(metrics), sent)
        target = Field("target", .amount(metric.value?.unit ?? .count, amounts), sent)
        firstDay = Field("first_day", .day, sent)
        lastDay = Field("last_day", .day, sent)
        badge = Field("badge", .optional(.choice(badges, \.id.text)), sent)
        reward = Field("reward", .optional(.text(max: 120)), sent)
        if let first = firstDay.value, let last = lastDay.value, last.daysSince1970 < first.daysSince1970 {
            lastDay.reject(Text("It ends before it begins."))
        }
    }

    /// A new one is for the week that begins next.
    init(_ challenge: Challenge?, _ metrics: Metrics, _ badges: [Badge], _ amounts: Amounts, today: CivilDate) {
        let label = challenge.flatMap { metrics.label($0.metric) }
        let monday = today.adding((8 - today.weekday) % 7)
        name = Field("name", .text(max: 60), challenge?.name)
        note = Field("note", .text(max: 300), challenge?.note)
        metric = Field("metric", .metric(metrics), label)
        target = Field("target", .amount(label?.unit ?? .count, amounts), challenge?.target)
        firstDay = Field("first_day", .day, challenge?.firstDay ?? monday)
        lastDay = Field("last_day", .day, challenge?.lastDay ?? monday.adding(6))
        badge = Field("badge", .optional(.choice(badges, \.id.text)), badges.first { $0.id == challenge?.badge })
        reward = Field("reward", .optional(.text(max: 120)), challenge?.reward)
    }

    func challenge(_ id: ID<Challenge>) -> Challenge? {
        guard let name = name.value, let note = note.value, let metric = metric.value, let target = target.value,
            let firstDay = firstDay.value, let lastDay = lastDay.value, let badge = badge.value,
            let reward = reward.value
        else { return nil }
        return Challenge(
            id: id, name: name, note: note, metric: metric.code, target: target, firstDay: firstDay, lastDay: lastDay,
            badge: badge?.id, reward: reward ?? "")
    }
}

extension FieldRule<MetricLabel> {
    static func metric(_ metrics: Metrics) -> FieldRule { .choice(metrics.labels, \.code) }
}
