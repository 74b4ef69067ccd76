package import Base
package import Database
internal import HTTP
package import Programme
internal import Settings
package import Templates
package import Web

/// `/partner/achievements`: what a firm has reached, what it can reach, and the challenges that are on. Staff see the
/// same beside the firm's record, and give badges by hand there.
struct AchievementPages {
    let metrics: Metrics

    var routes: [SiteRoute] {
        [
            .get(PartnerPath.achievements, .partner) { context in
                let all = try Achievements(of: context.firm.id, metrics, for: context.audience, context.reader)
                return try context.page(AchievementsPage(all))
            },
            .get(PartnerPath.badgesOf, .readers) { context in
                let head = try PartnerHead(context, "badges")
                let reason = Field("reason", .text(max: 200), nil as String?)
                return try context.page(PartnerBadgesPage(head, reason, metrics, context.audience, context.reader))
            },
            .post(PartnerPath.badgesOf, .admin) { try award($0) },
        ]
    }

    private func award(_ submission: Submission) throws -> Response {
        let reason = Field("reason", .text(max: 200), submission.form.fields)
        let wanted = submission.form["badge"].flatMap { ID<Badge>($0) }
        let badges = try submission.read { try BadgeStore.all(in: $0) }
        guard let why = reason.value, let badge = badges.first(where: { $0.id == wanted && !$0.isRetired }) else {
            let drawn = try submission.read { reader in
                try PartnerBadgesPage(
                    PartnerHead(submission, "badges", reader), reason, metrics, submission.audience, reader)
            }
            return try submission.page(drawn, .unprocessableContent)
        }
        return try submission.write { writer in
            let partner = try submission.partner(in: writer)
            let path = PartnerPath.badgesOf(partner.id)
            guard
                try BadgeStore.award(
                    badge.id, to: partner.id, by: submission.actor.user?.name, why: why, at: submission.now, in: writer)
            else { return .goto(path, saying: Text("The firm already has this badge."), kind: .warning) }
            try writer.audit(
                PartnerEvent.badgeGiven, of: partner.id.text, called: partner.name, firm: partner.id,
                by: submission.actor,
                changes: [.init("badge", to: badge.name), .init("reason", to: why)], at: submission.now)
            return .goto(path, saying: Text("Badge awarded to {firm}.", ["firm": partner.name]))
        }
    }
}

/// The achievements of a firm and what it can earn: for its own page and for dashboards.
package struct Achievements: TemplateValue {
    let awards: [AwardView]
    let open: [BadgeRow]
    let challenges: [ChallengeView]

    /// Staff who look have no way there: they enter no leads.
    package init(
        of firm: ID<Firm>, _ metrics: Metrics, for audience: Audience, isStaff: Bool = false, _ reader: Reader
    ) throws {
        let settings = try Settings.current(reader)
        let amounts = Amounts(audience, settings.currency)
        let owned = try BadgeStore.awards(of: firm, in: reader)
        let names = Set(owned.map(\.badge.id))
        awards = owned.map(AwardView.init)
        open = try BadgeStore.all(in: reader).filter { badge in
            !badge.isRetired && !names.contains(badge.id) && badge.rule.map { metrics[$0.use.metric] != nil } == true
        }.map { BadgeRow($0, metrics, amounts, holders: 0) }
        let rewards = Rewards(metrics, in: settings.zone)
        challenges = try ChallengeStore.open(on: settings.zone.local(audience.now).day, in: reader).compactMap {
            challenge in
            try rewards.value(of: challenge, for: firm, in: reader).map {
                ChallengeView(challenge, value: $0, metrics, amounts, isStaff: isStaff)
            }
        }
    }

    package static let shape = Shape<Achievements> {
        $0.show("newest", \.newest)
        $0.show("challenge", \.challenge)
    }

    /// The newest awards, as many as a dashboard shows.
    private var newest: [AwardView] { Array(awards.prefix(3)) }
    /// The one that ends first.
    private var challenge: ChallengeView? { challenges.min { $0.lastDay < $1.lastDay } }
}

struct ChallengeView: TemplateValue {
    let name: String
    let note: String
    let reward: String
    let value: String
    let target: String
    let percent: Int
    let lastDay: CivilDate
    let path: String?
    let action: Text?

    init(_ challenge: Challenge, value: Int64, _ metrics: Metrics, _ amounts: Amounts, isStaff: Bool) {
        let label = metrics.label(challenge.metric)
        let unit = label?.unit ?? .count
        name = challenge.name
        note = challenge.note
        reward = challenge.reward
        self.value = amounts.text(value, unit)
        target = amounts.text(challenge.target, unit)
        percent = challenge.percent(value)
        lastDay = challenge.lastDay
        path = isStaff ? nil : label?.path
        action = label?.action
    }
}

struct AchievementsPage: TemplatePage {
    let all: Achievements

    init(_ all: Achievements) {
        self.all = all
    }

    static let template = "partners/achievements"
    static let shape = Shape<AchievementsPage> { $0.showAll(of: \.all) }
}

struct PartnerBadgesPage: TemplatePage {
    let head: PartnerHead
    let all: Achievements
    let badges: [Choice]
    let reason: FieldView

    init(
        _ head: PartnerHead, _ reason: Field<String>, _ metrics: Metrics, _ audience: Audience, _ reader: Reader
    ) throws {
        self.head = head
        all = try Achievements(of: head.partner.id, metrics, for: audience, isStaff: true, reader)
        let owned = Set(try BadgeStore.awards(of: head.partner.id, in: reader).map(\.badge.id))
        badges = try BadgeStore.all(in: reader).filter { !$0.isRetired && !owned.contains($0.id) }.map {
            Choice($0.id.text, $0.title)
        }
        self.reason = reason.view
    }

    static let template = "partners/admin/firm-badges"
}
