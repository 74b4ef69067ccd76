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

    /// The moment the id was created.
    package var milliseconds: Int64 {
        Int64(high >> 16)
    }
}

/// Crockford's base 32 in lower case: no i, l, o, u.
extension IDNumber {
    private static var alphabet: StaticString { "0123456789abcdefghjkmnpqrstvwxyz" }

    /// The value of each byte; 32 and more for invalid ones.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 32, count: 256)
        for digit in 0..<32 { values[Int(unsafe alphabet.utf8Start[digit])] = UInt8(digit) }
        return values
    }()

    package func append(to bytes: inout Bytes) {
        bytes.append(contentsOf: text(behind: "").utf8.dropFirst())
    }

    /// The prefix, a line, and the digits.
    package func text(behind prefix: String) -> String {
        var prefix = prefix
        return prefix.withUTF8 { prefix in
            unsafe String(unsafeUninitializedCapacity: prefix.count + 1 + Self.digits) { buffer in
                let place = prefix.count
                for index in 0..<place { unsafe buffer[index] = prefix[index] }
                unsafe buffer[place] = UInt8(ascii: "_")
                if let digits = buffer.baseAddress { unsafe write(to: digits + place + 1) }
                return place + 1 + Self.digits
            }
        }
    }

    /// Writes the digits alone, where there is room for them.
    package func write(to place: UnsafeMutablePointer<UInt8>) {
        // 26 digits hold 130 bits: the first has but three.
        var bits = UInt128(high) << 64 | UInt128(low)
        for digit in (0..<Self.digits).reversed() {
            unsafe place[digit] = unsafe Self.alphabet.utf8Start[Int(truncatingIfNeeded: bits) & 31]
            bits >>= 5
        }
    }

    /// Reads the digits behind a prefix and a line; nil for anything else.
    package init?(utf8 bytes: UnsafeBufferPointer<UInt8>, behind prefix: String) {
        var prefix = prefix
        let hasPrefix = prefix.withUTF8 { prefix in
            guard bytes.count == prefix.count + 1 + Self.digits else { return false }
            guard unsafe bytes[prefix.count] == UInt8(ascii: "_") else { return false }
            return unsafe prefix.elementsEqual(bytes.prefix(prefix.count))
        }
        guard hasPrefix else { return nil }
        let digits = unsafe UnsafeBufferPointer(rebasing: bytes.suffix(Self.digits))
        var number: UInt128 = 0
        var all: UInt8 = 0
        unsafe Self.values.withUnsafeBufferPointer { values in
            for index in 0..<Self.digits {
                let value = unsafe values[Int(digits[index])]
                all |= value
                number = number << 5 | UInt128(value)
            }
        }
        guard all < 32, unsafe digits[0] < UInt8(ascii: "8") else { return nil }
        self.init(high: UInt64(truncatingIfNeeded: number >> 64), low: UInt64(truncatingIfNeeded: number))
    }
}
