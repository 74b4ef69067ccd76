package import Base
internal import COpenSSL

/// Proof that bytes come from someone who has the key (HMAC, RFC 2104).
package enum MAC {
    package static func sha256(_ message: Bytes, key: Secret) throws(CryptoError) -> Bytes {
        unsafe try compute(message, key, EVP_sha256(), size: 32)
    }

    /// For one-time codes, which authenticator apps make with it; for nothing new.
    package static func sha1(_ message: Bytes, key: Secret) throws(CryptoError) -> Bytes {
        unsafe try compute(message, key, EVP_sha1(), size: 20)
    }

    /// True when the code was made by `sha256` from this message and key.
    package static func isValid(_ code: Bytes, of message: Bytes, key: Secret) throws(CryptoError) -> Bool {
        try sha256(message, key: key).isEqual(inConstantTimeTo: code)
    }

    private static func compute(
        _ message: Bytes, _ key: Secret, _ digest: OpaquePointer?, size: Int
    ) throws(CryptoError) -> Bytes {
        var code = Bytes(repeating: 0, count: size)
        guard key.bytes.count <= Int32.max,
            unsafe HMAC(digest, key.bytes, Int32(key.bytes.count), message, message.count, &code, nil) != nil
        else { throw .openSSL("a message cannot be signed") }
        return code
    }
}
