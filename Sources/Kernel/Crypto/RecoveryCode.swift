package import Base

/// What lets a person in, once, whose second factor is lost: written on paper, so made to be read and typed.
///
/// Crockford's alphabet: no letter looks like another or like a digit. A code has 50 bits.
package enum RecoveryCode {
    private static let alphabet = Bytes("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private static let half = 5

    /// Ten new ones, as they are shown: `k7m2p-9x4tq`.
    package static func makeSet() throws(CryptoError) -> [String] {
        var codes: [String] = []
        for _ in 0..<10 {
            let letters = try SecureRandom.bytes(2 * half).map { alphabet[Int($0 & 0x1F)] }
            codes.append(String(decoding: letters[..<half] + Bytes("-".utf8) + letters[half...], as: UTF8.self))
        }
        return codes
    }

    /// The stored fingerprint of a code, used to look up what was typed; nil if it cannot be a code. Case, spaces and
    /// dashes do not matter, nor does o for zero or l for one.
    package static func fingerprint(of typed: String, key: Secret) throws(CryptoError) -> Bytes? {
        var letters = Bytes()
        for byte in typed.utf8 where byte != UInt8(ascii: " ") && byte != UInt8(ascii: "-") {
            let letter =
                switch byte.lowercased {
                case UInt8(ascii: "o"): UInt8(ascii: "0")
                case UInt8(ascii: "i"), UInt8(ascii: "l"): UInt8(ascii: "1")
                default: byte.lowercased
                }
            guard alphabet.contains(letter) else { return nil }
            letters.append(letter)
        }
        guard letters.count == 2 * half else { return nil }
        return try MAC.sha256(letters, key: key)
    }
}
