import Testing

@testable import Charts

@Suite struct TicksTests {
    @Test(
        "ticks are round, few, and cover all figures and zero",
        arguments: [
            ([0.0, 10], [0.0, 5, 10]), ([3, 97], [0, 25, 50, 75, 100]), ([120.5, 1_180], [0, 500, 1_000, 1_500]),
            ([-40, 60], [-50, -25, 0, 25, 50, 75]), ([-3, -1], [-3, -2, -1, 0]), ([1, 2, 3], [0, 1, 2, 3]),
            ([0.1, 0.9], [0, 0.25, 0.5, 0.75, 1]), ([1], [0, 1]), ([], [0, 1]), ([0, 0], [0, 1]),
            ([6_480_500], [0, 2_000_000, 4_000_000, 6_000_000, 8_000_000]), ([1e-12], [0, 1]),
        ])
    func values(figures: [Double], expected: [Double]) {
        #expect(Ticks(covering: figures).values == expected)
    }

    @Test("whatever the figures, there are between two and eight ticks, rising, around them")
    func anyFigures() {
        var generator = SystemRandomNumberGenerator()
        for _ in 1...2000 {
            let size = Double.random(in: -8...14, using: &generator)
            let figures = (1...5).map { _ in Double.random(in: -1...1, using: &generator) * power(size) }
            let ticks = Ticks(covering: figures)
            #expect((2...8).contains(ticks.values.count), "\(figures)")
            #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 }, "\(figures)")
            let slack = (ticks.high - ticks.low) * 1e-9
            #expect(figures.allSatisfy { ticks.low - slack <= $0 && $0 <= ticks.high + slack }, "\(figures)")
        }
    }

    private func power(_ exponent: Double) -> Double {
        var result = 1.0
        for _ in 0..<Int(abs(exponent)) { result *= 10 }
        return exponent < 0 ? 1 / result : result
    }
}
