import Base
import Testing

@Suite struct MoneyTests {
    static func euro(_ minor: Int64) -> Money { Money(minor: minor, .eur) }

    static let exactShares: [(minor: Int64, basisPoints: Int64, expected: Int64)] = [
        (1000, 2200, 220), (999, 2200, 220), (25, 1000, 2), (35, 1000, 4), (-25, 1000, -2), (-35, 1000, -4),
        (26, 1000, 3), (-26, 1000, -3), (0, 2200, 0), (.max, 10_000, .max), (.min, 10_000, .min),
    ]

    static let exactSplits: [(minor: Int64, weights: [Int64], expected: [Int64])] = [
        (100, [1, 1, 1], [34, 33, 33]), (-100, [1, 1, 1], [-34, -33, -33]), (100, [2, 1, 0], [67, 33, 0]),
        (1, [1, 1], [1, 0]), (0, [3, 4], [0, 0]), (101, [50, 30, 20], [51, 30, 20]), (.min, [1], [.min]),
        (.max, [.max, .max], [1 << 62, (1 << 62) - 1]),
    ]

    @Test("amounts of one currency add up, of two they do not")
    func sums() throws {
        #expect(try Self.euro(250) + Self.euro(-300) == Self.euro(-50))
        #expect(try Self.euro(250) - Self.euro(300) == Self.euro(-50))
        #expect(throws: MoneyError.currenciesDiffer(.eur, .usd)) { try Self.euro(1) + Money(minor: 1, .usd) }
        #expect(throws: MoneyError.outOfRange) { try Self.euro(.max) + Self.euro(1) }
        #expect(throws: MoneyError.outOfRange) { try Self.euro(.min) - Self.euro(1) }
    }

    @Test(
        "a share is rounded half-even to the minor unit",
        arguments: exactShares)
    func shares(minor: Int64, basisPoints: Int64, expected: Int64) throws {
        #expect(try Self.euro(minor) * Rate(basisPoints: basisPoints) == Self.euro(expected))
    }

    @Test("a share that does not fit is an error")
    func shareOutOfRange() {
        #expect(throws: MoneyError.outOfRange) { try Self.euro(.max) * Rate(basisPoints: 10_001) }
    }

    @Test(
        "the parts of a split add up to the amount",
        arguments: exactSplits)
    func splits(minor: Int64, weights: [Int64], expected: [Int64]) throws {
        let parts = try Self.euro(minor).split(by: weights).map(\.minor)
        #expect(parts == expected)
        #expect(parts.reduce(0, +) == minor)
    }

    @Test("random splits add up and never stray more than one unit from the exact share")
    func randomSplits() throws {
        for _ in 0..<2000 {
            let amount = Int64.random(in: -1_000_000...1_000_000)
            let weights = (0..<Int.random(in: 1...9)).map { _ in Int64.random(in: 0...1000) } + [1]
            let total = weights.reduce(0, +)
            let parts = try Self.euro(amount).split(by: weights).map(\.minor)
            #expect(parts.reduce(0, +) == amount)
            for (part, weight) in zip(parts, weights) {
                #expect(abs(part * total - amount * weight) < total)
            }
        }
    }

    @Test("weights that divide nothing are refused", arguments: [[], [0, 0], [2, -1]])
    func noWeights(weights: [Int64]) {
        #expect(throws: MoneyError.noWeights) { try Self.euro(1).split(by: weights) }
    }

    @Test("a currency is three capital letters", arguments: ["", "EU", "EURO", "eur", "ÄÖÜ", "E1R"])
    func badCurrencies(code: String) {
        #expect(Currency(code) == nil)
    }

    @Test("minor units by currency", arguments: [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4)])
    func minorDigits(code: String, digits: Int) {
        #expect(Currency(code)?.minorDigits == digits)
    }
}
