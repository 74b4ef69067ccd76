/// The 128 bits of an id: 48 of milliseconds since 1970, then 80 of chance.
package struct IDNumber: Hashable, Comparable, Sendable {
    package static let digits = 26

    private let high: UInt64
    private let low: UInt64

    private static let last = Guarded(IDNumber(high: 0, low: 0))

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    package static func make() -> IDNumber {
        IDScript.current?.next() ?? make(at: Clock.now)
    }

    static func make(at milliseconds: Int64) -> IDNumber {
        var chance = SystemRandomNumberGenerator()
        return last.withLock { last in
            last = make(at: milliseconds, behind: last, with: &chance)
            return last
        }
    }

    /// Within one millisecond, and while the clock goes back, the last number grows by chance: the order stays, and a
    /// neighbour still cannot be guessed.
    static func make(
        at milliseconds: Int64, behind last: IDNumber, with chance: inout some RandomNumberGenerator
    ) -> IDNumber {
        let fresh = IDNumber(
            high: UInt64(truncatingIfNeeded: milliseconds) << 16 | chance.next() >> 48, low: chance.next())
        guard fresh.high >> 16 <= last.high >> 16 else { return fresh }
        let (low, carry) = last.low.addingReportingOverflow(fresh.low | 1)
        return IDNumber(high: last.high + (carry ? 1 : 0), low: low)
    }

    package static func < (left: IDNumber, right: IDNumber) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// When the id was made.
    package var milliseconds: Int64 {
        Int64(high >> 16)
    }
}

/// Crockford's base 32 in lower case: no i, l, o, u.
extension IDNumber {
    private static let alphabet = Bytes("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    package func append(to bytes: inout Bytes) {
        // 26 digits hold 130 bits: the first has but three.
        bytes.append(Self.alphabet[Int(high >> 61)])
        for shift in stride(from: 56, through: 1, by: -5) {
            bytes.append(Self.alphabet[Int(high >> UInt64(shift) & 31)])
        }
        bytes.append(Self.alphabet[Int((high & 1) << 4 | low >> 60)])
        for shift in stride(from: 55, through: 0, by: -5) {
            bytes.append(Self.alphabet[Int(low >> UInt64(shift) & 31)])
        }
    }

    /// Reads the digits behind a prefix and a line; nil for anything else.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, behind prefix: String) -> IDNumber? {
        let start = prefix.utf8.count + 1
        guard bytes.count == start + digits, unsafe bytes[start - 1] == UInt8(ascii: "_") else { return nil }
        for (place, byte) in prefix.utf8.enumerated() {
            guard unsafe bytes[place] == byte else { return nil }
        }
        var number: UInt128 = 0
        for place in start..<start + digits {
            // 26 digits hold 130 bits: the first has but three.
            guard let value = unsafe value(of: bytes[place]), place > start || value < 8 else { return nil }
            number = number << 5 | UInt128(value)
        }
        return IDNumber(high: UInt64(number >> 64), low: UInt64(truncatingIfNeeded: number))
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "h"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "j"), UInt8(ascii: "k"): digit - UInt8(ascii: "j") + 18
        case UInt8(ascii: "m"), UInt8(ascii: "n"): digit - UInt8(ascii: "m") + 20
        case UInt8(ascii: "p")...UInt8(ascii: "t"): digit - UInt8(ascii: "p") + 22
        case UInt8(ascii: "v")...UInt8(ascii: "z"): digit - UInt8(ascii: "v") + 27
        default: nil
        }
    }
}
