package import Base
package import Database
package import Web

/// What firms have sold in a time, of which their commissions are reckoned.
package typealias Sales = @Sendable (Span, Reader) throws -> [ID<Firm>: Money]

/// A part that the programme knows: it measures something about firms, knows what they have reached, or has what tiers
/// unlock.
package protocol ProgrammePart: Part {
    /// What requirements of tiers, badges and challenges can be about.
    var metrics: [Metric] { get }
    var sales: Sales? { get }
    /// What tiers can unlock of it.
    var features: [Feature] { get }
    /// What a firm reached beside its tiers, for the timeline of these.
    func milestones(of firm: ID<Firm>, _ reader: Reader) throws -> [Milestone]
    /// Where staff look at a firm; nil where the part has no such page.
    func path(of firm: ID<Firm>) -> String?
}

extension ProgrammePart {
    package var metrics: [Metric] { [] }
    package var sales: Sales? { nil }
    package var features: [Feature] { [] }
    package func milestones(of firm: ID<Firm>, _ reader: Reader) throws -> [Milestone] { [] }
    package func path(of firm: ID<Firm>) -> String? { nil }
}

extension Parts {
    private var measured: [any ProgrammePart] { all.compactMap { $0 as? any ProgrammePart } }

    /// What judges firms by all that the parts measure.
    package func engine(now: @escaping @Sendable () -> Timestamp = { .now }) -> ProgrammeEngine {
        let given = all.lazy.compactMap { ($0 as? Programme)?.engine }.first
        return given
            ?? ProgrammeEngine(
                metrics: measured.flatMap(\.metrics), sales: measured.lazy.compactMap(\.sales).first, now: now)
    }

    package var metrics: Metrics { engine().metrics }

    /// In the order in which the tiers of the default programme open them.
    package var features: [Feature] {
        let all = measured.flatMap(\.features)
        return Feature.StandardTier.allCases.flatMap { tier in all.filter { $0.opening == tier } }
    }

    func path(of firm: ID<Firm>) -> String {
        measured.lazy.compactMap { $0.path(of: firm) }.first ?? TierPath.admin
    }

    func milestones(of firm: ID<Firm>, _ reader: Reader) throws -> [Milestone] {
        try measured.flatMap { try $0.milestones(of: firm, reader) }
    }
}
