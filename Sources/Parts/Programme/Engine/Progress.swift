/// The progress of a firm towards a tier.
package struct Progress: Equatable, Sendable {
    package struct Part: Equatable, Sendable {
        package enum State: Equatable, Sendable {
            case met, begun, notBegun, notMeasured
        }

        package let requirement: Requirement
        /// nil: nothing measures it.
        package let current: Int64?
        package let needed: Int64

        package var state: State {
            guard let current else { return .notMeasured }
            if current >= needed { return .met }
            return current > 0 ? .begun : .notBegun
        }

        package var missing: Int64 { max(0, needed - (current ?? 0)) }

        /// The completed share, in parts of `Progress.whole`.
        package var share: Int64? {
            current.map { current in
                let done = min(max(current, 0), needed)
                return Int64(Int128(done) * Int128(Progress.whole) / Int128(max(needed, 1)))
            }
        }
    }

    /// Shares are fine enough that thirds and sevenths add up to the per cent that one expects.
    package static let whole: Int64 = 1_000_000_000_000

    package let parts: [Part]

    package init(_ parts: [Part]) {
        self.parts = parts
    }

    /// The mean over what is measured, in parts of `whole`; 0 where nothing is.
    package var share: Int64 {
        let shares = parts.compactMap(\.share)
        guard !shares.isEmpty else { return 0 }
        let sum = shares.reduce(0, +)
        // Each was rounded down by less than one.
        return sum == 0 ? 0 : min((sum + Int64(shares.count)) / Int64(shares.count), Progress.whole)
    }

    /// Rounded down: 100 is there only when everything is.
    package var percent: Int {
        isComplete ? 100 : min(99, Int(share / (Progress.whole / 100)))
    }

    /// Whether all measured requirements are met. A tier without measured requirements cannot be reached automatically.
    package var isComplete: Bool {
        let measured = parts.filter { $0.state != .notMeasured }
        return !measured.isEmpty && measured.allSatisfy { $0.state == .met }
    }

    /// The open part that is nearest to done.
    package var nearest: Part? {
        parts.filter { $0.state == .begun || $0.state == .notBegun }.max { ($0.share ?? 0) < ($1.share ?? 0) }
    }
}

extension RuleSet {
    /// The progress towards a tier.
    package func progress(to tier: String, _ readings: Readings) -> Progress {
        Progress(
            requirements(of: tier).map { requirement, needed in
                Progress.Part(requirement: requirement, current: readings[requirement], needed: needed)
            })
    }

    /// The share of a tier's requirements that a firm still meets.
    package func keeping(_ tier: String, _ readings: Readings) -> Progress {
        Progress(
            requirements(of: tier).filter { $0.requirement.window != .inTier }.map { requirement, needed in
                Progress.Part(requirement: requirement, current: readings.forKeeping(requirement), needed: needed)
            })
    }

    /// Returns the highest tier that is reached now; nil if it is not above the firm's own.
    package func reached(from tier: String, _ readings: Readings) -> Tier? {
        var reached: Tier?
        for above in tiers.dropFirst(rank(of: tier) + 1) {
            guard progress(to: above.code, readings).isComplete else { break }
            reached = above
        }
        return reached
    }

    /// The firm brings less than it must to keep the tier.
    package func isShort(in tier: String, _ readings: Readings) -> Bool {
        let kept = keeping(tier, readings)
        guard rank(of: tier) > 0, kept.parts.contains(where: { $0.state != .notMeasured }) else { return false }
        return kept.share < Int64(keeping.percent) * (Progress.whole / 100)
    }
}
