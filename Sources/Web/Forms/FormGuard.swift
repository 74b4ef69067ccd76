package import Base
package import Crypto
package import HTTP
package import Templates

/// Keeps machines from filling in what is open to everybody, without asking anybody else: a field that people do not see,
/// a least time that a form takes, and a sum that the browser does meanwhile. Who has no script does no sum, but has to
/// take longer over the form, may send fewer, and staff see that it was so.
package struct FormGuard: Sendable {
    package enum Verdict: Equatable, Sendable {
        /// `nonce` names the form, which counts once.
        case passed(nonce: String, isProved: Bool)
        /// Sent sooner than a person can write; the same form may be sent again after so long.
        case tooSoon(Duration)
        /// The form is not ours, or of another day.
        case stale
        /// The field that people do not see is filled in.
        case trapped
    }

    /// Leading zero bits of the sum: a second's work for a phone.
    static let bits = 15
    static let leastTime = Duration.seconds(4)
    static let leastTimeWithoutProof = Duration.seconds(30)
    static let holds = Duration.seconds(24 * 60 * 60)
    private static let codeSize = 16
    private let secret: Secret

    package init(_ secret: Secret) {
        self.secret = secret
    }

    /// The content of a new challenge: its time, a nonce, the difficulty, and our signature.
    package func challenge(at now: Timestamp) throws(CryptoError) -> String {
        let content = "\(now.milliseconds).\(try SecureRandom.bytes(12).hexadecimal).\(Self.bits)"
        return "\(content).\(try code(content).hexadecimal)"
    }

    /// Checks a sent form with the fields of `partners/_guard.html`.
    package func judge(_ sent: FormFields, at now: Timestamp) throws(CryptoError) -> Verdict {
        try judge(
            challenge: sent["challenge"] ?? "", proof: sent["proof"] ?? "", trap: sent["fax"] ?? "", at: now)
    }

    func judge(
        challenge: String, proof: String, trap: String, at now: Timestamp
    ) throws(CryptoError) -> Verdict {
        guard trap.isEmpty else { return .trapped }
        let pieces = challenge.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard pieces.count == 4, let drawn = Int64(pieces[0]), let signature = Bytes(hexadecimal: pieces[3]),
            try code(pieces[0...2].joined(separator: ".")).isEqual(inConstantTimeTo: signature)
        else { return .stale }
        let age = now - Timestamp(milliseconds: drawn)
        guard age >= .zero, age < Self.holds else { return .stale }
        let isProved = Self.isSolved(challenge, by: proof)
        let least = isProved ? Self.leastTime : Self.leastTimeWithoutProof
        guard age >= least else { return .tooSoon(least - age) }
        return .passed(nonce: pieces[1], isProved: isProved)
    }

    /// Whether the digest of `challenge:proof` begins with enough zeros.
    static func isSolved(_ challenge: String, by proof: String) -> Bool {
        guard !proof.isEmpty, proof.utf8.count <= 16, proof.utf8.allSatisfy(\.isDigit) else { return false }
        let digest = Digest.sha256(Bytes("\(challenge):\(proof)".utf8))
        let zeros = digest.prefix { $0 == 0 }.count
        let rest = zeros < digest.count ? digest[zeros].leadingZeroBitCount : 0
        return zeros * 8 + rest >= bits
    }

    private func code(_ content: String) throws(CryptoError) -> Bytes {
        Bytes(try MAC.sha256(Bytes(content.utf8), key: secret).prefix(Self.codeSize))
    }
}

extension FormGuard {
    /// For a page that was sent already and now says something else: it is not done yet.
    package static let sentBefore = Text("This page was sent before. Please look at it, and send it once more.")
}

extension FormGuard.Verdict {
    /// The message for a refused form.
    package var problem: Text? {
        switch self {
        case .passed, .trapped: nil
        case .stale: Text("This page was open for too long. Please send it again.")
        case .tooSoon(let wait):
            Text(
                "That was very quick. Please check your entries and send again in {n} second.",
                many: "That was very quick. Please check your entries and send again in {n} seconds.",
                Int(wait.components.seconds) + 1)
        }
    }
}

extension Visit {
    /// The network of the client, as assigned to one customer.
    package var network: String {
        IPAddress(request.peer.address).map { "\($0.network)" } ?? request.peer.address
    }
}
