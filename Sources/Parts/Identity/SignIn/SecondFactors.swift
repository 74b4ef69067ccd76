package import Base
package import Crypto
package import Database
package import Web

/// Second factors: codes of an authenticator app, and recovery codes if the app is lost.
package struct SecondFactors: Sendable {
    private let box: SealedBox
    private let codeKey: Secret

    package init(master: MasterKey) throws {
        box = try SealedBox(key: try master.key(for: "second factors"))
        codeKey = try master.key(for: "recovery codes")
    }

    /// Begins: a secret for the app that counts as soon as a code proves that the app has it. One from before goes on
    /// counting until then.
    package func begin(_ user: ID<User>, in writer: Writer) throws {
        let secret = try OneTimeCode.makeSecret()
        try SecondFactorStore.setNewSecret(user, try box.seal(secret.bytes, place: place(user)), in: writer)
    }

    /// The secret that is still to be proved, to be shown to its owner.
    package func newSecret(of user: ID<User>, in reader: Reader) throws -> Secret? {
        try SecondFactorStore.row(user, in: reader)?.newSecret.map { try open($0, of: user) }
    }

    /// The code of an app that has the new secret makes it the one that counts. Gives the recovery codes, which are
    /// shown this once; nil where the code is wrong.
    package func confirm(
        _ code: String, of user: ID<User>, at now: Timestamp, in writer: Writer
    ) throws -> [String]? {
        guard let box = try SecondFactorStore.row(user, in: writer)?.newSecret else { return nil }
        let secret = try open(box, of: user)
        guard let step = try OneTimeCode.acceptedStep(of: code, secret: secret, at: now, lastUsed: nil) else {
            return nil
        }
        try SecondFactorStore.setSecret(user, box, step: step, at: now, in: writer)
        return try renewRecoveryCodes(of: user, in: writer)
    }

    /// Whether this is a code of the person's app that was not used yet; now it is.
    package func verify(_ code: String, of user: ID<User>, at now: Timestamp, in writer: Writer) throws -> Bool {
        guard let row = try SecondFactorStore.row(user, in: writer), let box = row.secret,
            let step = try OneTimeCode.acceptedStep(
                of: code, secret: try open(box, of: user), at: now, lastUsed: row.lastStep)
        else { return false }
        try SecondFactorStore.setLastStep(user, step, in: writer)
        return true
    }

    /// Whether this is a recovery code that was not used yet; now it is.
    package func recover(_ code: String, of user: ID<User>, in writer: Writer) throws -> Bool {
        guard let fingerprint = try RecoveryCode.fingerprint(of: code, key: codeKey) else { return false }
        return try SecondFactorStore.useRecoveryCode(fingerprint, of: user, in: writer)
    }

    /// Ten new ones in place of all before; they are shown this once.
    package func renewRecoveryCodes(of user: ID<User>, in writer: Writer) throws -> [String] {
        let codes = try RecoveryCode.makeSet()
        let fingerprints = try codes.compactMap { try RecoveryCode.fingerprint(of: $0, key: codeKey) }
        try SecondFactorStore.setRecoveryCodes(user, fingerprints, in: writer)
        return codes
    }

    private func open(_ sealed: Bytes, of user: ID<User>) throws -> Secret {
        guard let bytes = box.open(sealed, place: place(user)) else {
            throw CryptoError("a second factor was sealed with another master key")
        }
        return Secret(bytes)
    }

    private func place(_ user: ID<User>) -> String { "second_factors \(user)" }
}
