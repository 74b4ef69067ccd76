package import Base
internal import COpenSSL

/// Keeps small secrets in the database: AES-256-GCM with a random nonce (NIST SP 800-38D). What was changed, cut, or
/// moved to another place does not open.
///
/// Written as one byte of version, the nonce, the sealed bytes, and the tag. Random nonces are good for 2³² boxes a
/// key, which is more than a portal seals.
package struct SealedBox: Sendable {
    private static let version: UInt8 = 1
    private static let nonceSize = 12
    private static let tagSize = 16

    private let key: Secret

    package init(key: Secret) throws(CryptoError) {
        guard key.bytes.count == 32 else { throw CryptoError("a box is sealed with a key of 32 bytes") }
        self.key = key
    }

    /// The place names where the box is kept, such as a column and a row: it opens only under the same one.
    package func seal(_ plain: Bytes, place: String) throws(CryptoError) -> Bytes {
        let nonce = try SecureRandom.bytes(Self.nonceSize)
        var sealed = Bytes(repeating: 0, count: plain.count)
        var tag = Bytes(repeating: 0, count: Self.tagSize)
        let additional = Self.additional(place)
        let done = unsafe ossl_gcm_seal(
            key.bytes, nonce, additional, additional.count, plain, plain.count, &sealed, &tag)
        guard done == 1 else { throw .openSSL("a secret cannot be sealed") }
        return [Self.version] + nonce + sealed + tag
    }

    /// Opens a box; nil unless this key sealed exactly this content for this place.
    package func open(_ box: Bytes, place: String) -> Bytes? {
        let size = box.count - 1 - Self.nonceSize - Self.tagSize
        guard size >= 0, box[0] == Self.version else { return nil }
        let nonce = Bytes(box[1..<1 + Self.nonceSize])
        let sealed = Bytes(box.dropFirst(1 + Self.nonceSize).prefix(size))
        let tag = Bytes(box.suffix(Self.tagSize))
        var plain = Bytes(repeating: 0, count: size)
        let additional = Self.additional(place)
        let done = unsafe ossl_gcm_open(
            key.bytes, nonce, additional, additional.count, sealed, size, &plain, tag)
        return done == 1 ? plain : nil
    }

    /// The version is authenticated too, so that a box cannot be passed off as one of a later kind.
    private static func additional(_ place: String) -> Bytes {
        [version] + Bytes(place.utf8)
    }
}
