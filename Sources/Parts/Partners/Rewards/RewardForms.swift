internal import Base
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// The badge form.
struct BadgeForm: FieldForm {
    var name: Field<String>
    var note: Field<String>
    var icon: Field<String>
    /// Empty for one that is given by hand.
    var metric: Field<MetricLabel?>
    var window: Field<Window>
    var threshold: Field<Int64?>
    var isRetired: Field<Bool>

    /// As it was sent, else as the badge is; nil for a new one.
    init(_ sent: FormFields?, else badge: Badge?, _ metrics: Metrics, _ amounts: Amounts) {
        name = Field("name", .text(max: 60), sent, else: badge?.name)
        note = Field("note", .text(max: 200), sent, else: badge?.note)
        icon = Field("icon", .choice(Badge.icons, \.self), sent, else: badge?.icon ?? Badge.icons.first)
        metric = Field(
            "metric", .optional(.metric(metrics)), sent, else: badge?.rule.flatMap { metrics.label($0.use.metric) })
        window = Field(
            "window", .choice(Window.allCases, \.rawValue), sent, else: badge?.rule?.use.window ?? .lifetime)
        let unit = (metric.value ?? nil)?.unit ?? .count
        threshold = Field("threshold", .optional(.amount(unit, amounts)), sent, else: badge?.rule?.threshold)
        isRetired = Field("retired", .switched, sent, else: badge?.isRetired ?? false)
        if sent != nil, (metric.value ?? nil)?.code != nil, threshold.value == .some(nil) {
            threshold.reject(FieldProblem.missing.text)
        }
    }

    func badge(_ id: ID<Badge>) -> Badge? {
        filled {
            let (window, threshold) = (try window.get(), try threshold.get())
            let rule = try metric.get().flatMap { label in
                threshold.map { Badge.Rule(MetricUse(metric: label.code, window: window), $0) }
            }
            return try Badge(
                id: id, name: name.get(), note: note.get(), icon: icon.get(), rule: rule, isRetired: isRetired.get())
        }
    }
}

/// The challenge form.
struct ChallengeForm: FieldForm {
    var name: Field<String>
    var note: Field<String>
    var metric: Field<MetricLabel>
    var target: Field<Int64>
    var firstDay: Field<CivilDate>
    var lastDay: Field<CivilDate>
    var badge: Field<Badge?>
    var reward: Field<String?>

    /// As it was sent, else as the challenge is; a new one is for the week that begins next.
    init(
        _ sent: FormFields?, else challenge: Challenge?, _ metrics: Metrics, _ badges: [Badge], _ amounts: Amounts,
        today: CivilDate
    ) {
        let monday = today.adding((8 - today.weekday) % 7)
        name = Field("name", .text(max: 60), sent, else: challenge?.name)
        note = Field("note", .text(max: 300), sent, else: challenge?.note)
        metric = Field("metric", .metric(metrics), sent, else: challenge.flatMap { metrics.label($0.metric) })
        target = Field("target", .amount(metric.value?.unit ?? .count, amounts), sent, else: challenge?.target)
        firstDay = Field("first_day", .day, sent, else: challenge?.firstDay ?? monday)
        lastDay = Field("last_day", .day, sent, else: challenge?.lastDay ?? monday.adding(6))
        badge = Field(
            "badge", .optional(.choice(badges, \.id.text)), sent, else: badges.first { $0.id == challenge?.badge })
        reward = Field("reward", .optional(.text(max: 120)), sent, else: challenge?.reward)
        if sent != nil, let first = firstDay.value, let last = lastDay.value, last.daysSince1970 < first.daysSince1970 {
            lastDay.reject(Text("The end is before the start."))
        }
    }

    func challenge(_ id: ID<Challenge>) -> Challenge? {
        filled {
            try Challenge(
                id: id, name: name.get(), note: note.get(), metric: metric.get().code, target: target.get(),
                firstDay: firstDay.get(), lastDay: lastDay.get(), badge: badge.get()?.id, reward: reward.get() ?? "")
        }
    }
}

extension FieldRule<MetricLabel> {
    static func metric(_ metrics: Metrics) -> FieldRule { .choice(metrics.labels, \.code) }
}
