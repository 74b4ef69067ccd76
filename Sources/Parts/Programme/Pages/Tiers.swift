internal import Base
internal import Database
internal import HTTP
internal import Identity
internal import Jobs
internal import Settings
internal import Templates
internal import Web

/// Tier administration and publishing of rules.
struct Tiers: Sendable {
    let engine: ProgrammeEngine

    var routes: [SiteRoute] {
        [
            .get(TierPath.admin, .admin, index),
            .get(TierPath.version, .admin, version),
            .post(TierPath.rehearsal, .admin, rehearse),
            .post(TierPath.publish, .admin, publish),
            .post(TierPath.pins, .admin, pin),
        ]
    }

    @Sendable private func index(_ context: Context) throws -> Response {
        let reader = context.reader
        let current = try ProgrammeRules.current(reader)
        let rules = current.rules
        let counts = try StandingStore.counts(reader)
        let days = try StandingStore.meanDays(reader)
        let total = counts.values.reduce(0, +)
        let amounts = context.amounts(in: try Settings.current(reader).currency)
        let requirements = rules.requirements.compactMap { requirement -> TiersPage.RequirementRow? in
            guard let label = engine.metrics.label(requirement.metric) else { return nil }
            return TiersPage.RequirementRow(
                title: label.title, window: requirement.window.title,
                isUnmeasured: engine.metrics[requirement.metric] == nil,
                needed: rules.tiers.map { tier in
                    TiersPage.Needed(
                        tier: tier.name,
                        amount: requirement.thresholds[tier.code].map { amounts.text($0, label.unit) } ?? "–")
                })
        }
        return try context.page(
            TiersPage(
                judging: TiersPage.Judging(try JobStore.running(Evaluation.jobKind, reader)),
                version: Int(current.version), hasDraft: try RuleStore.draft(reader) != nil,
                rows: rules.tiers.map { tier in
                    TiersPage.Row(
                        tier: TierView(tier), count: counts[tier.code] ?? 0, total: max(total, 1), days: days[tier.code]
                    )
                },
                nearest: try StandingStore.nearest(reader).map { try row($0, rules, context) },
                atRisk: try StandingStore.atRisk(reader).map { try row($0, rules, context) },
                requirements: requirements, unmeasured: requirements.filter(\.isUnmeasured).count,
                versions: try RuleStore.versions(reader).map { version in
                    TiersPage.VersionRow(
                        number: Int(version.number), path: TierPath.version("\(version.number)"), note: version.note,
                        at: version.publishedAt, by: version.publishedBy)
                },
                keeping: rules.keeping.demotes
                    ? Text(
                        "Partners below {percent}% of their tier's requirements are at risk and have {n} days to recover.",
                        ["percent": "\(rules.keeping.percent)", "n": "\(rules.keeping.graceDays)"])
                    : Text("Partners do not move down automatically.")))
    }

    private func row(_ standing: Standing, _ rules: RuleSet, _ context: Context) throws -> TiersPage.FirmRow {
        let tier = rules.tier(standing.tier)
        return TiersPage.FirmRow(
            id: standing.firm.text, name: try Firms.firm(standing.firm, in: context.reader)?.name ?? standing.firm.text,
            path: context.site.parts.path(of: standing.firm), tier: tier?.name ?? standing.tier,
            colour: tier?.colour ?? 1,
            icon: tier?.icon ?? "tier", next: rules.next(above: standing.tier)?.name ?? "",
            percent: standing.nextPercent ?? 0, until: standing.risk?.until)
    }

    @Sendable private func version(_ context: Context) throws -> Response {
        let number = context.request.path.parameter("number").flatMap { Int64($0) }
        let versions = try RuleStore.versions(context.reader)
        guard let number, let version = versions.first(where: { $0.number == number }),
            let rules = try RuleStore.rules(of: number, context.reader)
        else { throw Refusal(.notFound, "There is no such version.") }
        let before = try RuleStore.rules(of: number - 1, context.reader)
        return try context.page(
            RuleVersionPage(version, changes: before.map { rules.changes(since: $0) } ?? []))
    }

    /// Looks only, but at all partners: it is sent like a form, so that it runs on a worker.
    @Sendable private func rehearse(_ submission: Submission) throws -> Response {
        let page = try submission.read { reader -> RulesPreviewPage? in
            guard let draft = try RuleStore.draft(reader), draft.rules.problems.isEmpty else { return nil }
            let rehearsal = try engine.evaluation.rehearse(
                draft.rules, sales: engine.sales, at: submission.now, reader)
            return try RulesPreviewPage(
                rehearsal, draft, ProgrammeRules.current(reader).rules, submission.audience,
                name: { try Firms.firm($0, in: reader)?.name ?? $0.text }, path: submission.site.parts.path)
        }
        guard let page else {
            return try submission.go(
                .goto(TierPath.draft, saying: Text("Fix the problems in the draft first."), kind: .warning))
        }
        return try submission.page(page)
    }

    @Sendable private func publish(_ submission: Submission) throws -> Response {
        let sent = submission.form.fields
        let note = Field("note", .optional(.text(max: 200)), sent).value.flatMap { $0 } ?? ""
        let edition = sent["edition"].flatMap { Int64($0) }
        let now = submission.now
        return try submission.write { writer in
            guard let draft = try RuleStore.draft(writer), draft.edition == edition, draft.rules.problems.isEmpty else {
                return .goto(
                    TierPath.draft,
                    saying: Text("The draft has changed since the preview. Nothing was published."),
                    kind: .warning)
            }
            let version = try RuleStore.publish(draft.rules, note: note, by: submission.actor, at: now, writer)
            return .goto(
                TierPath.admin,
                saying: Text(
                    "Version {version} is now in effect. Re-evaluating all partners.", ["version": "\(version)"]))
        }
    }

    /// Keeps a partner from going down, with a reason; without one lets them go their way.
    @Sendable private func pin(_ submission: Submission) throws -> Response {
        let sent = submission.form.fields
        let reason = Field("reason", .text(max: 200), sent)
        guard let firm = sent["firm"].flatMap({ ID<Firm>($0) }),
            let name = try submission.read({ try Firms.firm(firm, in: $0)?.name })
        else { throw Refusal(.notFound, "There is no such partner.") }
        guard let reason = reason.value else {
            return try submission.go(
                .goto(TierPath.admin, saying: Text("Please give a reason for locking the tier."), kind: .warning))
        }
        let now = submission.now
        return try submission.write { writer in
            try Standings.pin(firm, because: reason, by: submission.actor, at: now, writer)
            return .goto(TierPath.admin, saying: Text("Tier locked for {name}.", ["name": name]))
        }
    }
}
