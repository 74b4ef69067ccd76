package import Base

/// The one secret of an installation, from which every other key is derived. Whoever has a copy of the database without
/// it can read no sealed secret and forge no signature.
package struct MasterKey: Sendable {
    package static let size = 32

    private let secret: Secret

    package init(_ bytes: Bytes) throws(CryptoError) {
        guard bytes.count == Self.size else { throw CryptoError("a master key has \(Self.size) bytes") }
        secret = Secret(bytes)
    }

    /// The key for one purpose, the same at every start.
    package func key(for purpose: String) throws(CryptoError) -> Secret {
        try KeyDerivation.key(from: secret, label: "portico " + purpose)
    }
}

extension MasterKey: Equatable {}
