package import Base
internal import COpenSSL

/// Many keys out of one, none of which tells anything of another (HKDF with SHA-256, RFC 5869).
package enum KeyDerivation {
    /// The label says what the key is for. The salt is public, and is left out where the secret is a good key itself.
    package static func key(
        from secret: Secret, salt: Bytes = [], label: String, count: Int = 32
    ) throws(CryptoError) -> Secret {
        try key(from: secret, salt: salt, label: Bytes(label.utf8), count: count)
    }

    static func key(from secret: Secret, salt: Bytes, label: Bytes, count: Int) throws(CryptoError) -> Secret {
        var key = Bytes(repeating: 0, count: count)
        let done = unsafe ossl_hkdf_sha256(
            secret.bytes, secret.bytes.count, salt, salt.count, label, label.count, &key, count)
        guard done == 1 else { throw .openSSL("no key can be derived") }
        return Secret(key)
    }
}
