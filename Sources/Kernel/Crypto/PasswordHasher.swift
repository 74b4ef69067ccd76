internal import Base

/// Hashes passwords, a few at a time: each takes memory and a core for a while. Who comes when all places are taken
/// waits, so call it from a worker thread.
package final class PasswordHasher: Sendable {
    private let parameters: PasswordHash.Parameters
    private let free: Guarded<Int>
    private let nobody: String

    package struct Verdict: Equatable, Sendable {
        package let matches: Bool
        /// The password is correct, but its hash has outdated parameters: hash it again and store that.
        package let needsRenewal: Bool
    }

    package init(_ parameters: PasswordHash.Parameters, places: Int) throws(CryptoError) {
        self.parameters = parameters
        free = Guarded(max(1, places))
        // Has the form of a hash but was not made from a password, so it never matches and the start is quick.
        let salt = try SecureRandom.bytes(16).base64.dropLast(2)
        let tag = try SecureRandom.bytes(32).base64.dropLast(1)
        nobody = "\(parameters.prefix)\(salt)$\(tag)"
    }

    package func make(_ password: String) throws(CryptoError) -> String {
        try inPlace { () throws(CryptoError) in
            try PasswordHash.make(password, parameters)
        }
    }

    package func verify(_ password: String, against hash: String) throws(CryptoError) -> Verdict {
        let matches = try inPlace { () throws(CryptoError) in
            try PasswordHash.matches(password, hash)
        }
        return Verdict(matches: matches, needsRenewal: matches && !hash.hasPrefix(parameters.prefix))
    }

    /// Takes as long as a wrong password of a known account does.
    package func verifyNobody(_ password: String) throws(CryptoError) {
        _ = try verify(password, against: nobody)
    }

    func inPlace<Result>(_ body: () throws(CryptoError) -> Result) throws(CryptoError) -> Result {
        free.wait { $0 > 0 ? $0 -= 1 : nil }
        defer { free.change { $0 += 1 } }
        return try body()
    }
}
