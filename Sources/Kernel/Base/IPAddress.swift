internal import CLinux
internal import Glibc

/// An internet address. IPv4 is kept in its IPv6 form (RFC 4291 section 2.5.5.2), so that one person is one address
/// whichever way they came.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    fileprivate let high: UInt64
    fileprivate let low: UInt64

    private static let mapped: UInt64 = 0xFFFF << 32

    package init(v4 address: UInt32) {
        high = 0
        low = IPAddress.mapped | UInt64(address)
    }

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads `192.0.2.7` or `2001:db8::7`, without brackets, port or zone.
    package init?(_ text: String) {
        guard !text.utf8.contains(0) else { return nil }
        var four = in_addr()
        if unsafe inet_pton(AF_INET, text, &four) == 1 {
            self.init(v4: UInt32(bigEndian: four.s_addr))
            return
        }
        var words: (UInt64, UInt64) = (0, 0)
        guard unsafe inet_pton(AF_INET6, text, &words) == 1 else { return nil }
        self.init(high: UInt64(bigEndian: words.0), low: UInt64(bigEndian: words.1))
    }

    package var isV4: Bool { high == 0 && low >> 32 == 0xFFFF }

    package var isLoopback: Bool { isV4 ? low >> 24 & 0xFF == 127 : high == 0 && low == 1 }

    /// The network that a provider assigns to one customer: the first half of an IPv6 address, or the whole IPv4
    /// address.
    package var network: IPAddress { isV4 ? self : IPAddress(high: high, low: 0) }

    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        if isV4 {
            var four = in_addr(s_addr: UInt32(truncatingIfNeeded: low).bigEndian)
            unsafe inet_ntop(AF_INET, &four, &text, socklen_t(text.count))
        } else {
            var words = (high.bigEndian, low.bigEndian)
            unsafe inet_ntop(AF_INET6, &words, &text, socklen_t(text.count))
        }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// A block of addresses: `10.0.0.0/8`, `2001:db8::/32`, or a single address.
package struct AddressRange: Hashable, Sendable, CustomStringConvertible {
    private let first: IPAddress
    private let bits: Int

    package init?(_ text: String) {
        let pieces = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(String(pieces[0])) else { return nil }
        first = address
        guard pieces.count == 2 else {
            bits = 128
            return
        }
        guard pieces[1].utf8.allSatisfy(\.isDigit), let length = UInt8(pieces[1]) else { return nil }
        bits = address.isV4 ? Int(length) + 96 : Int(length)
        guard bits <= 128 else { return nil }
    }

    package func contains(_ address: IPAddress) -> Bool {
        let highMask = bits == 0 ? 0 : UInt64.max << UInt64(max(0, 64 - bits))
        let lowMask = bits <= 64 ? 0 : UInt64.max << UInt64(128 - bits)
        return (address.high ^ first.high) & highMask == 0 && (address.low ^ first.low) & lowMask == 0
    }

    package var description: String {
        let length = first.isV4 ? bits - 96 : bits
        return bits == 128 ? "\(first)" : "\(first)/\(length)"
    }
}
