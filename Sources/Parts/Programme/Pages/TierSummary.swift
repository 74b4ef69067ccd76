package import Base
package import Database
internal import Settings
package import Templates
package import Web

/// The standing of a firm for a dashboard: its tier, the progress to the next one, and the requirement closest to done.
package struct TierSummary: TemplateValue {
    package struct Nearest: Sendable, TemplateValue {
        package let title: Text
        package let words: Text
        package let percent: Int
        package let path: String
        let action: Text
        let current: String
        let needed: String
    }

    package let code: String
    let tier: TierView
    let next: TierView?
    package let percent: Int
    /// The open requirement of the next tier of which most is done.
    package let nearest: Nearest?
    /// The day until which the firm has time to bring more, or goes down.
    package let riskUntil: CivilDate?

    package var nextName: String? { next?.name }

    package init(
        of firm: ID<Firm>, _ engine: ProgrammeEngine, at now: Timestamp, _ reader: Reader, _ audience: Audience
    ) throws {
        let status = try TierStatus(of: firm, engine.evaluation, at: now, reader)
        let amounts = Amounts(audience, try Settings.current(reader).currency)
        let progress = status.progress
        code = status.tier.code
        tier = TierView(status.tier)
        next = status.next.map(TierView.init)
        percent = progress.percent
        riskUntil = status.standing.risk?.until
        nearest = (status.next == nil ? nil : progress.nearest).flatMap { part in
            status.metrics.label(part.requirement.metric).map { label in
                let view = RequirementView(part, label, [], leaving: [], today: status.today, amounts)
                return Nearest(
                    title: view.title, words: view.words, percent: view.percent, path: view.path, action: view.action,
                    current: view.current, needed: view.needed)
            }
        }
    }

    package static let shape = Shape<TierSummary> {
        $0.show("path") { _ in TierPath.progression }
    }
}
