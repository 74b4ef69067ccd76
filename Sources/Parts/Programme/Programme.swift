internal import Base
internal import Database
package import Jobs
package import Templates
package import Web

/// The rules by which firms rise: tiers, their requirements, benefits and gates.
/// `engine` is for tests; else firms are judged by what the parts measure.
package struct Programme: Part {
    let engine: ProgrammeEngine?

    package init(engine: ProgrammeEngine? = nil) {
        self.engine = engine
    }

    package func routes(_ parts: Parts) -> [SiteRoute] {
        let engine = parts.engine()
        let rows: [[SiteRoute]] = [
            TierProgression(
                evaluation: engine.evaluation, features: parts.features, milestones: parts.milestones
            ).routes,
            Tiers(engine: engine).routes,
            TierDrafts(metrics: engine.metrics, features: parts.features).routes,
        ]
        return rows.flatMap(\.self)
    }

    package let pages: [any TemplatePage.Type] = [
        Framed<TierProgressionPage>.self,
        Framed<TiersPage>.self,
        Framed<LadderPage>.self,
        Framed<RequirementsPage>.self,
        Framed<BenefitsPage>.self,
        Framed<GatesPage>.self,
        Framed<TypesPage>.self,
        Framed<RulesPreviewPage>.self,
        Framed<RuleVersionPage>.self,
    ]

    package var actions: [AuditAction] { ProgrammeEvent.actions }
    package var fields: [AuditField] { AuditField.ofProgramme }

    package let menu = [
        MenuEntry(
            Text("Your tier"), TierPath.progression, "tier", keys: "g t", in: .main, 30, for: .owner, .member),
        MenuEntry(Text("Tiers"), TierPath.admin, "tier", keys: "g t", in: .programme, 50, for: .admin),
    ]

    /// What a firm's people hear who look at its way up, and how far it is with judging all firms.
    private static let tier = LiveTopic("tier") { $0.firm?.id.text }
    private static let judging = LiveTopic("judging") { $0.has(.admin) ? everyAdmin : nil }
    private static let everyAdmin = "admins"

    package var topics: [LiveTopic] { [Self.tier, Self.judging] }

    package func listeners(_ site: Site) -> [EventListener] {
        let engine = site.parts.engine(now: site.now)
        return [engine.listener, ProgrammeEngine.ofNewSettings, engine.telling(site.live, Self.tier)]
    }

    /// Every night: windows roll on and grace ends with the days.
    package func jobs(_ site: Site) -> [PartJob] {
        let live = site.live
        let job = site.parts.engine(now: site.now).job { live.tell(Self.judging.name, Self.everyAdmin) }
        return [PartJob(Text("Evaluation of all partners"), job, at: .judging)]
    }

    package let limits = [
        LimitRow(
            "Tiers of the ladder", per: "programme",
            "\(RuleSet.tierCounts.lowerBound) to \(RuleSet.tierCounts.upperBound)", answer: "the form says so")
    ]

    package func surround(_ chrome: inout Chrome, _ visit: any Visit) {
        chrome.tier = try? visit.session?.user.firm.flatMap { firm in
            try visit.read { try TierNote(of: firm.id, $0) }
        }
    }
}
