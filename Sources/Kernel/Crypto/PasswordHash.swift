internal import Base
internal import CArgon2

/// The stored form of a password: argon2id (RFC 9106) in the text format shared by its libraries, with salt and
/// parameters.
package enum PasswordHash {
    /// In bytes. Nobody types more, and hashing more is work that anyone could ask for.
    package static let longestPassword = 1024

    /// The cost of a guess.
    package struct Parameters: Equatable, Sendable {
        /// In kilobytes.
        package let memory: Int
        package let passes: Int
        package let lanes: Int

        /// The minimum recommended by OWASP.
        package static let standard = Parameters(memory: 19 << 10, passes: 2, lanes: 1)

        package init(memory: Int, passes: Int, lanes: Int) {
            self.memory = memory
            self.passes = passes
            self.lanes = lanes
        }

        /// The prefix of hashes with these parameters.
        var prefix: String { "$argon2id$v=19$m=\(memory),t=\(passes),p=\(lanes)$" }
    }

    package static func make(_ password: String, _ parameters: Parameters) throws(CryptoError) -> String {
        guard password.utf8.count <= longestPassword else {
            throw CryptoError("a password has at most \(longestPassword) bytes")
        }
        guard let passes = UInt32(exactly: parameters.passes), let memory = UInt32(exactly: parameters.memory),
            let lanes = UInt32(exactly: parameters.lanes)
        else { throw CryptoError("the password parameters are out of range") }
        let salt = try SecureRandom.bytes(16)
        var encoded = [CChar](repeating: 0, count: 256)
        // In one form, whichever the keyboard makes: "é" is one sign on one machine and two on another.
        let bytes = Bytes(password.composed.utf8)
        let code = unsafe argon2id_hash_encoded(
            passes, memory, lanes, bytes, bytes.count, salt, salt.count, 32, &encoded, encoded.count)
        guard code == ARGON2_OK.rawValue else { throw failure("a password cannot be hashed", code) }
        return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether this is the password; an error when what is kept is no hash. Older hashes were made of passwords as they
    /// were typed.
    package static func matches(_ password: String, _ hash: String) throws(CryptoError) -> Bool {
        guard password.utf8.count <= longestPassword else { return false }
        let (typed, composed) = (Bytes(password.utf8), Bytes(password.composed.utf8))
        if try matches(composed, hash) { return true }
        return typed != composed ? try matches(typed, hash) : false
    }

    private static func matches(_ bytes: Bytes, _ hash: String) throws(CryptoError) -> Bool {
        let code = unsafe argon2id_verify(hash, bytes, bytes.count)
        if code == ARGON2_VERIFY_MISMATCH.rawValue { return false }
        guard code == ARGON2_OK.rawValue else { throw failure("a password cannot be compared", code) }
        return true
    }

    private static func failure(_ what: String, _ code: Int32) -> CryptoError {
        let reason = unsafe argon2_error_message(code).map { unsafe String(cString: $0) }
        return CryptoError("\(what): \(reason ?? "error \(code)")")
    }
}
