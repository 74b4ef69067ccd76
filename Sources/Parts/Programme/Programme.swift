package import Base
package import Database
package import Jobs
package import Templates
package import Web

/// The part, with what the other parts can measure for it.
package struct Programme: Sendable {
    /// What firms have sold in a time, of which their commissions are reckoned.
    package typealias Sales = @Sendable (Span, Reader) throws -> [ID<Firm>: Money]

    package let metrics: Metrics
    let sales: Sales?
    let milestones: Milestone.All
    let now: @Sendable () -> Timestamp

    package init(
        metrics: [Metric], sales: Sales? = nil, milestones: @escaping Milestone.All = { _, _ in [] },
        now: @escaping @Sendable () -> Timestamp = { .now }
    ) {
        self.metrics = Metrics(metrics)
        self.sales = sales
        self.milestones = milestones
        self.now = now
    }

    var evaluation: Evaluation { Evaluation(metrics: metrics) }

    /// Judges a firm by what it brings now.
    package func evaluate(_ firm: ID<Firm>, at now: Timestamp, _ writer: Writer) throws {
        try evaluation.evaluate(firm, at: now, writer)
    }

    /// Judges a firm whenever something happened that a metric counts, and as soon as it is put into a tier.
    package var listener: EventListener {
        EventListener(
            "programme", to: metrics.events.union(["tier.placed"]), from: .now, onceFor: { $0.firm?.text },
            .write { event, writer in
                guard let firm = event.firm else { return }
                try evaluate(firm, at: now(), writer)
            })
    }

    package func jobs(telling live: Live? = nil) -> [JobKind] {
        [
            JobKind(Evaluation.jobKind, attempts: 3) { job in
                let tell: @Sendable () -> Void = { live?.tell(Programme.judging.name, Programme.everyAdmin) }
                var evaluation = evaluation
                evaluation.progressed = tell
                try evaluation.evaluateAll(at: now(), job)
                try job.finish { _ in }
                tell()
            }
        ]
    }

    private static let everyAdmin = "admins"
    /// How far it is with judging all firms.
    package static let judging = LiveTopic("judging") { $0.has(.admin) ? everyAdmin : nil }

    /// Tells a firm's people who look at its way up that it has changed.
    package func telling(_ live: Live) -> EventListener {
        let moves: Set<EventKind> = [
            "tier.reached", "tier.at_risk", "tier.safe", "tier.lost", "tier.placed", "tier.pinned", "tier.unpinned",
        ]
        return EventListener(
            "programme.live", to: moves.union(metrics.events), from: .now,
            .tell { event in
                if let firm = event.firm { live.tell(Programme.topicName, firm.text) }
            })
    }

    private static let topicName = "tier"
    package static let topic = LiveTopic(topicName) { $0.firm?.id.text }

    package static let pages: [any TemplatePage.Type] = [
        Framed<TierProgressionPage>.self, Framed<TiersPage>.self, Framed<LadderPage>.self,
        Framed<RequirementsPage>.self, Framed<BenefitsPage>.self, Framed<GatesPage>.self, Framed<TypesPage>.self,
        Framed<RehearsalPage>.self, Framed<RuleVersionPage>.self, Framed<SettingsPage>.self,
    ]

    package var routes: [SiteRoute] {
        TierProgression(evaluation: evaluation, milestones: milestones).routes + Tiers(programme: self).routes
            + TierDrafts(metrics: metrics).routes + SettingsPages.routes + Brand.routes
    }

    /// Every night: windows roll on and grace ends with the days.
    package static func timetable(_ nightly: Cron?) -> [Timetable.Entry] {
        nightly.map { [Timetable.Entry(Evaluation.jobKind, at: $0, kind: Evaluation.jobKind)] } ?? []
    }
}

extension Event {
    /// The firm that it is about, or that its data name.
    fileprivate var firm: ID<Firm>? {
        struct Named: Decodable {
            let firm: String?
        }
        if let firm = ID<Firm>(subject) { return firm }
        return (try? JSON.value(Named.self, of: data))?.firm.flatMap { ID<Firm>($0) }
    }
}
