/// Chance that comes out the same for the same seed, on every machine (SplitMix64): for data that is made up.
package struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of a list that is not empty.
    package mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int(truncatingIfNeeded: next() % UInt64(list.count))]
    }

    package mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(truncatingIfNeeded: next() % UInt64(range.count))
    }

    /// Returns true in this percentage of calls.
    package mutating func chance(_ percent: Int) -> Bool {
        number(1...100) <= percent
    }
}
