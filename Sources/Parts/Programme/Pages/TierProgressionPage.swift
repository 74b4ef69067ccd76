internal import Base
internal import Database
internal import Settings
internal import Templates
internal import Web

/// `/tier-progression`: the standing of a partner, what is missing, and what the next tier offers.
struct TierProgressionPage: TemplatePage {
    struct Risk: TemplateValue {
        let until: CivilDate
        let below: String
        /// The requirements missing to keep the tier.
        let short: [RequirementView]
    }

    struct Step: TemplateValue {
        let tier: String
        let colour: Int
        let icon: String
        let reason: Text
        let at: Timestamp
        let days: Int
        let isUp: Bool
    }

    /// A line of the timeline: a step on the ladder, or a milestone between two.
    struct Moment: TemplateValue {
        let at: Timestamp
        var step: Step?
        var name: Text?
        var note: Text?
        var icon = ""
    }

    let tier: TierView
    let next: TierView?
    let since: Timestamp
    let days: Int
    let percent: Int
    let ring: String
    let isMeasured: Bool
    let estimate: EstimateView?
    let risk: Risk?
    /// It was reached a moment ago, and the person has not been told.
    let isNew: Bool
    let groups: [RequirementGroup]
    let comparison: ComparisonView
    let timeline: [Moment]
    let whatIf: WhatIf

    static let template = "programme/progression"
}

extension TierProgressionPage {
    init(
        _ status: TierStatus, _ features: [Feature], _ advancements: [Advancement], _ milestones: [Milestone],
        isNew: Bool, more: [String: Int64], _ reader: Reader, _ audience: Audience
    ) throws {
        let amounts = Amounts(audience, try Settings.current(reader).currency)
        let progress = status.progress
        tier = TierView(status.tier)
        next = status.next.map(TierView.init)
        since = status.standing.since
        days = Int((audience.now.milliseconds - since.milliseconds) / 86_400_000)
        percent = status.next == nil ? 100 : progress.percent
        ring = audience.percent(Rate(basisPoints: Int64(percent) * 100))
        isMeasured = progress.parts.contains { $0.state != .notMeasured }
        self.isNew = isNew
        let view = { (part: Progress.Part) -> RequirementView? in
            // Unmeasured requirements have no effect, so they are shown to admins only.
            guard part.state != .notMeasured, let label = status.metrics.label(part.requirement.metric) else {
                return nil
            }
            let records = try status.records(part.requirement, reader)
            return RequirementView(
                part, label, records, leaving: status.leaving(part.requirement, records), today: status.today, amounts)
        }
        groups = try MetricLabel.Category.allCases.compactMap { category in
            let parts = progress.parts.filter { status.metrics.label($0.requirement.metric)?.category == category }
            let views = try parts.compactMap(view)
            return views.isEmpty ? nil : RequirementGroup(title: category.title, requirements: views)
        }
        risk = try status.standing.risk.map { risk in
            let short = status.keeping.parts.filter { $0.state == .begun || $0.state == .notBegun }
            return Risk(
                until: risk.until, below: status.rules.tiers[max(0, status.rules.rank(of: status.tier.code) - 1)].name,
                short: try short.compactMap(view))
        }
        comparison = ComparisonView(status.rules, features, own: status.tier, next: status.next)
        let steps = Step.all(advancements, status.rules, now: audience.now).map { Moment(at: $0.at, step: $0) }
        let reached = milestones.map { Moment(at: $0.at, name: $0.name, note: $0.note, icon: $0.icon) }
        timeline = (steps + reached).sorted { $0.at > $1.at }
        estimate = try status.estimate(reader).map { EstimateView($0, status, amounts) }
        let wished = try more.isEmpty ? nil : status.estimate(more: more, reader)
        whatIf = WhatIf(more, wished.map { EstimateView($0, status, amounts) }, status, amounts)
    }
}

extension TierProgressionPage.Step {
    /// The newest first, each with the days until the one that followed it. What an admin noted stays with the staff.
    fileprivate static func all(_ advancements: [Advancement], _ rules: RuleSet, now: Timestamp) -> [Self] {
        let ends = [now] + advancements.map(\.at)
        return zip(advancements, ends).map { advancement, end in
            let tier = rules.tier(advancement.tier)
            return Self(
                tier: advancement.tierName, colour: tier?.colour ?? 1, icon: tier?.icon ?? "tier",
                reason: advancement.reason.title, at: advancement.at,
                days: Int((end.milliseconds - advancement.at.milliseconds) / 86_400_000),
                isUp: advancement.reason == .reached)
        }
    }
}
