package import Base

/// The six digits that an authenticator app shows for half a minute (TOTP, RFC 6238, with SHA-1 as all apps have it).
package enum OneTimeCode {
    private static let period: Int64 = 30_000

    package static func makeSecret() throws(CryptoError) -> Secret {
        Secret(try SecureRandom.bytes(20))
    }

    /// The number of the half minute in which a code that was typed in is good, to be kept as the last one used; nil
    /// when it is wrong. A clock may be half a minute off. A code works once: those of the last step used, and of
    /// earlier ones, are wrong.
    package static func acceptedStep(
        of code: String, secret: Secret, at now: Timestamp, lastUsed: Int64?
    ) throws(CryptoError) -> Int64? {
        let typed = Bytes(code.utf8.filter { $0 != UInt8(ascii: " ") })
        let current = step(at: now)
        for step in current - 1...current + 1 where step > lastUsed ?? .min {
            if try digits(of: secret, step: step).isEqual(inConstantTimeTo: typed) { return step }
        }
        return nil
    }

    static func step(at moment: Timestamp) -> Int64 {
        max(0, moment.milliseconds) / period
    }

    /// The code of one half minute (RFC 4226 section 5.3).
    static func digits(of secret: Secret, step: Int64) throws(CryptoError) -> Bytes {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let code = try MAC.sha1(counter, key: secret)
        let offset = Int(code[19] & 0xF)
        let number = code[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        var digits = Bytes()
        digits.append(decimal: number % 1_000_000)
        return Bytes(repeating: UInt8(ascii: "0"), count: 6 - digits.count) + digits
    }

    /// The address in the QR code for the app; `secret.bytes.base32` is for typing it.
    package static func address(secret: Secret, issuer: String, account: String) -> String {
        let issuer = escaped(issuer)
        return "otpauth://totp/\(issuer):\(escaped(account))?secret=\(secret.bytes.base32)&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=6&period=30"
    }

    /// All but the unreserved characters of RFC 3986: apps do not agree on the others.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte.lowercased)
            return isPlain || "-._~".utf8.contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + [byte].hexadecimal.uppercased()
        }.joined()
    }
}
