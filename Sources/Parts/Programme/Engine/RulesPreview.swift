package import Base
package import Web

/// The effect of changed rules on every firm, before they are published.
package struct RulesPreview: Sendable {
    package enum Verdict: Equatable, Sendable {
        case stays
        /// It reaches a tier at once.
        case up(String)
        /// It brings too little for its tier, or its tier is no more: where it goes, after a review and its grace in the
        /// first case.
        case down(String)
    }

    package struct Row: Equatable, Sendable {
        package let firm: ID<Firm>
        package let from: String
        package let verdict: Verdict
        /// The change of its commission over the last quarter; nil if sales are unknown.
        package let difference: Money?
    }

    package let rows: [Row]
    /// Something tells what partners sold.
    package let knowsSales: Bool

    package init(_ rows: [Row], knowsSales: Bool) {
        self.rows = rows
        self.knowsSales = knowsSales
    }

    package var up: [Row] { rows.filter { if case .up = $0.verdict { true } else { false } } }
    package var down: [Row] { rows.filter { if case .down = $0.verdict { true } else { false } } }

    /// Judged as the evaluation itself judges.
    static func verdict(on standing: Standing, _ readings: Readings, before: RuleSet, after: RuleSet) -> Verdict {
        let tier = after.nearest(to: standing.tier, of: before)
        if let reached = after.reached(from: tier, readings) { return .up(reached.code) }
        guard tier == standing.tier else { return .down(tier) }
        guard after.keeping.demotes, standing.pin == nil, after.isShort(in: tier, readings) else { return .stays }
        return .down(after.tiers[after.rank(of: tier) - 1].code)
    }
}

extension RuleSet {
    /// The tier of a firm under these rules: the same one or, if it was removed, the next below.
    package func nearest(to tier: String, of before: RuleSet) -> String {
        let below = before.tiers.prefix(before.rank(of: tier) + 1).reversed()
        return below.first { self.tier($0.code) != nil }?.code ?? tiers.first?.code ?? tier
    }
}
