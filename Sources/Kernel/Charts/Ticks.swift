/// Round numbers that cover the figures, a handful of them, with zero among them: a scale that begins elsewhere makes
/// small differences look large.
struct Ticks: Equatable {
    let values: [Double]

    var low: Double { values.first ?? 0 }
    var high: Double { values.last ?? 1 }

    init(covering figures: [Double], about count: Int = 4) {
        let low = min(0, figures.min() ?? 0)
        let high = max(0, figures.max() ?? 0)
        guard high - low > 1e-9 else {
            values = [0, 1]
            return
        }
        // Things that are counted have no halves.
        let isCounted = figures.allSatisfy { $0 == $0.rounded() }
        let step = Ticks.step(of: (high - low) / Double(count), isCounted: isCounted)
        let first = (low / step).rounded(.down)
        let last = (high / step).rounded(.up)
        values = stride(from: first, through: last, by: 1).map { $0 * step }
    }

    /// The next of 1, 2, 2.5 and 5 times a power of ten.
    private static func step(of rough: Double, isCounted: Bool) -> Double {
        var power = 1.0
        while power * 10 <= rough { power *= 10 }
        while power > rough { power /= 10 }
        let steps = [1, 2, 2.5, 5, 10].map { $0 * power }
        let step = steps.first { $0 >= rough && (!isCounted || $0 == $0.rounded()) } ?? power * 10
        return isCounted ? max(1, step) : step
    }
}
