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
    /// Omits the smallest unit, which no one would write.
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

struct BadgePage: TemplatePage {
    let typed: BadgeForm
    let title: Text?
    let path: String
    let icons: [Choice]
    let metrics: [Choice]
    let windows: [Choice]

    init(_ badge: Badge?, _ form: BadgeForm, _ all: Metrics) {
        typed = form
        title = badge?.title
        path = badge.map { PartnerPath.badge($0.id) } ?? PartnerPath.badges
        icons = Badge.icons.map {
            Choice($0, Badge.title(ofIcon: $0), chosen: form.icon.input)
        }
        metrics = all.labels.map { Choice($0.code, $0.title, chosen: form.metric.input) }
        windows = Window.allCases.map {
            Choice($0.rawValue, $0.title, chosen: form.window.input)
        }
    }

    static let template = "partners/admin/badge"
    static let shape = Shape<BadgePage> {
        $0.showAll(of: \.typed)
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

    let typed: ChallengeForm
    let title: String?
    let path: String
    let metrics: [Choice]
    let badges: [Choice]
    let winners: [Winner]

    init(
        _ challenge: Challenge?, _ form: ChallengeForm, _ all: Metrics, _ badges: [Badge],
        _ winners: [(firm: ID<Firm>, name: String, at: Timestamp)]
    ) {
        typed = form
        title = challenge?.name
        path = challenge.map { PartnerPath.challenge($0.id) } ?? PartnerPath.challenges
        metrics = all.labels.map { Choice($0.code, $0.title, chosen: form.metric.input) }
        self.badges = badges.map {
            Choice($0.id.text, $0.title, chosen: form.badge.input)
        }
        self.winners = winners.map { Winner(name: $0.name, path: PartnerPath.show($0.firm), at: $0.at) }
    }

    static let template = "partners/admin/challenge"
    static let shape = Shape<ChallengePage> {
        $0.showAll(of: \.typed)
        $0.show("form", \.self)
        $0.show("list") { _ in PartnerPath.challenges }
    }
}
