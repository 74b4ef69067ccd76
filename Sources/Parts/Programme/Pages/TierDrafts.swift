internal import Base
internal import Database
internal import HTTP
internal import Settings
internal import Templates
internal import Web

/// The pages by which admins work on the next version of the rules.
struct TierDrafts: Sendable {
    let metrics: Metrics
    let features: [Feature]

    var routes: [SiteRoute] {
        DraftSection.allCases.flatMap { section -> [SiteRoute] in
            [
                .get(TierPath.draft(section), .admin) { context in
                    let draft = try RuleStore.draft(context.reader)
                    let rules = try draft?.rules ?? ProgrammeRules.current(context.reader).rules
                    return try page(section, rules, nil, DraftHead(draft, section), context, context.reader)
                },
                .post(TierPath.draft(section), .admin) { try keep(section, $0) },
            ]
        } + [.post(TierPath.drop, .admin, drop)]
    }

    /// Shows a section of the draft, or of rejected input.
    private func page(
        _ section: DraftSection, _ rules: RuleSet, _ sent: FormFields?, _ head: DraftHead, _ visit: any Visit,
        _ reader: Reader
    ) throws -> Response {
        let status: Status = sent == nil ? .ok : .unprocessableContent
        switch section {
        case .ladder:
            return try visit.page(LadderPage(LadderForm(sent, else: rules), head), status)
        case .requirements:
            let amounts = visit.amounts(in: try Settings.current(reader).currency)
            let form = RequirementsForm(sent, else: rules, metrics, amounts)
            return try visit.page(RequirementsPage(form, rules, metrics, amounts.currency, head), status)
        case .benefits:
            return try visit.page(BenefitsPage(BenefitsForm(sent, else: rules), rules, head), status)
        case .gates:
            let rules = sent.map { GatesPage.applied($0, of: features, to: rules) } ?? rules
            return try visit.page(GatesPage(features, rules, head), status)
        case .types:
            return try visit.page(TypesPage(TypesForm(sent, else: rules), head), status)
        }
    }

    /// Returns the input as rules; nil if it has errors.
    private func applied(
        _ section: DraftSection, _ sent: FormFields, to rules: RuleSet, _ visit: any Visit, _ reader: Reader
    ) throws -> RuleSet? {
        switch section {
        case .ladder:
            return LadderForm(sent, else: rules).applied(to: rules).map { TierDrafts.act(sent["do"] ?? "", on: $0) }
        case .requirements:
            let amounts = visit.amounts(in: try Settings.current(reader).currency)
            return RequirementsForm(sent, else: rules, metrics, amounts).applied(to: rules)
        case .benefits: return BenefitsForm(sent, else: rules).applied(to: rules)
        case .gates: return GatesPage.applied(sent, of: features, to: rules)
        case .types: return TypesForm(sent, else: rules).applied(to: rules)
        }
    }

    /// `add`, `remove active`, `raise active`: what a button of the ladder does besides keeping it.
    private static func act(_ button: String, on rules: RuleSet) -> RuleSet {
        let words = button.split(separator: " ", maxSplits: 1).map(String.init)
        switch (words.first, words.last) {
        case ("add", _): return rules.withTier()
        case ("remove", let tier?): return rules.withoutTier(tier)
        case ("raise", let tier?): return rules.raisingTier(tier)
        default: return rules
        }
    }

    private func keep(_ section: DraftSection, _ submission: Submission) throws -> Response {
        let sent = submission.form.fields
        let edition = sent["edition"].flatMap { Int64($0) } ?? 0
        let refused = try submission.read { reader -> Response? in
            let draft = try RuleStore.draft(reader)
            let rules = try draft?.rules ?? ProgrammeRules.current(reader).rules
            let isStale = (draft?.edition ?? 0) != edition
            guard try isStale || applied(section, sent, to: rules, submission, reader) == nil else { return nil }
            return try page(
                section, rules, sent, DraftHead(draft, section, isStale: isStale), submission, reader)
        }
        if let refused { return refused }
        let now = submission.now
        return try submission.write { writer in
            let rules = try RuleStore.draft(writer)?.rules ?? ProgrammeRules.current(writer).rules
            guard let changed = try applied(section, sent, to: rules, submission, writer) else {
                throw RuleError.changedMeanwhile
            }
            try RuleStore.setDraft(changed, basedOn: edition, by: submission.actor, at: now, writer)
            return .goto(TierPath.draft(section), saying: Text("Draft saved. Nothing takes effect until you publish."))
        }
    }

    private func drop(_ submission: Submission) throws -> Response {
        let now = submission.now
        return try submission.write { writer in
            guard try RuleStore.draft(writer) != nil else { return .goto(TierPath.admin) }
            try RuleStore.dropDraft(writer)
            try writer.audit(ProgrammeEvent.draftDropped, by: submission.actor, at: now)
            return .goto(TierPath.admin, saying: Text("The draft has been discarded."))
        }
    }
}
