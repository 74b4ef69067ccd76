internal import Base
internal import Programme
internal import Templates
internal import Web

/// A badge in the list of all.
struct BadgeRow: TemplateValue {
    let path: String
    let name: Text
    let note: Text
    let icon: String
    let metric: Text?
    let window: Text?
    /// nil where anything at all earns it.
    let threshold: String?
    let isMeasured: Bool
    let isRetired: Bool
    let holders: Int

    init(_ badge: Badge, _ metrics: Metrics, _ amounts: Amounts, holders: Int) {
        let label = badge.rule.flatMap { metrics.label($0.use.metric) }
        path = PartnerPath.badge(badge.id)
        name = badge.title
        note = badge.words
        icon = badge.icon
        metric = label?.title
        window = badge.rule?.use.window.title
        threshold = badge.rule.flatMap { $0.text(label?.unit ?? .count, amounts) }
        isMeasured = badge.rule.map { metrics[$0.use.metric] != nil } ?? true
        isRetired = badge.isRetired
        self.holders = holders
    }
}

extension Badge.Rule {
    /// The first cent is no amount that anybody would name.
    fileprivate func text(_ unit: MetricLabel.Unit, _ amounts: Amounts) -> String? {
        unit == .money && threshold == 1 ? nil : amounts.text(threshold, unit)
    }
}

struct BadgesPage: TemplatePage {
    let rows: [BadgeRow]
    let form: BadgePage

    init(_ rows: [BadgeRow], _ form: BadgePage) {
        self.rows = rows
        self.form = form
    }

    static let template = "partners/admin/badges"
}

/// One of a select whose label is the program's own.
struct TextOption: TemplateValue {
    let code: String
    let label: Text
    let isChosen: Bool
}

struct BadgePage: TemplatePage {
    let title: Text?
    let path: String
    let name: FieldView
    let note: FieldView
    let threshold: FieldView
    let icons: [TextOption]
    let metrics: [TextOption]
    let windows: [TextOption]
    let isRetired: Bool

    init(_ badge: Badge?, _ form: BadgeForm, _ all: Metrics) {
        title = badge?.title
        path = badge.map { PartnerPath.badge($0.id) } ?? PartnerPath.badges
        name = form.name.view
        note = form.note.view
        threshold = form.threshold.view
        icons = Badge.icons.map {
            TextOption(code: $0, label: Badge.title(ofIcon: $0), isChosen: $0 == form.icon.input)
        }
        metrics = all.labels.map { TextOption(code: $0.code, label: $0.title, isChosen: $0.code == form.metric.input) }
        windows = Window.allCases.map {
            TextOption(code: $0.rawValue, label: $0.title, isChosen: $0.rawValue == form.window.input)
        }
        isRetired = form.isRetired.value == true
    }

    static let template = "partners/admin/badge"
    static let shape = Shape<BadgePage> {
        $0.show("form", \.self)
        $0.show("list") { _ in PartnerPath.badges }
    }
}

struct ChallengeRow: TemplateValue {
    let path: String
    let name: String
    let metric: Text?
    let target: String
    let firstDay: CivilDate
    let lastDay: CivilDate

    init(_ challenge: Challenge, _ metrics: Metrics, _ amounts: Amounts) {
        let label = metrics.label(challenge.metric)
        path = PartnerPath.challenge(challenge.id)
        name = challenge.name
        metric = label?.title
        target = amounts.text(challenge.target, label?.unit ?? .count)
        firstDay = challenge.firstDay
        lastDay = challenge.lastDay
    }
}

struct ChallengesPage: TemplatePage {
    let rows: [ChallengeRow]
    let form: ChallengePage

    init(_ rows: [ChallengeRow], _ form: ChallengePage) {
        self.rows = rows
        self.form = form
    }

    static let template = "partners/admin/challenges"
}

struct ChallengePage: TemplatePage {
    struct Winner: TemplateValue {
        let name: String
        let path: String
        let at: Timestamp
    }

    let title: String?
    let path: String
    let name: FieldView
    let note: FieldView
    let target: FieldView
    let firstDay: FieldView
    let lastDay: FieldView
    let reward: FieldView
    let metricProblem: Text?
    let metrics: [TextOption]
    let badges: [TextOption]
    let winners: [Winner]

    init(
        _ challenge: Challenge?, _ form: ChallengeForm, _ all: Metrics, _ badges: [Badge],
        _ winners: [(firm: ID<Firm>, name: String, at: Timestamp)]
    ) {
        title = challenge?.name
        path = challenge.map { PartnerPath.challenge($0.id) } ?? PartnerPath.challenges
        name = form.name.view
        note = form.note.view
        target = form.target.view
        firstDay = form.firstDay.view
        lastDay = form.lastDay.view
        reward = form.reward.view
        metricProblem = form.metric.problem
        metrics = all.labels.map { TextOption(code: $0.code, label: $0.title, isChosen: $0.code == form.metric.input) }
        self.badges = badges.map {
            TextOption(code: $0.id.text, label: $0.title, isChosen: $0.id.text == form.badge.input)
        }
        self.winners = winners.map { Winner(name: $0.name, path: PartnerPath.show($0.firm), at: $0.at) }
    }

    static let template = "partners/admin/challenge"
    static let shape = Shape<ChallengePage> {
        $0.show("form", \.self)
        $0.show("metric_error", \.metricProblem)
        $0.show("list") { _ in PartnerPath.challenges }
    }
}
