package import Base
internal import COpenSSL

/// One-way digests, by OpenSSL.
package enum Digest {
    package static func sha256(_ bytes: Bytes) -> Bytes {
        var digest = Bytes(repeating: 0, count: 32)
        unsafe SHA256(bytes, bytes.count, &digest)
        return digest
    }

    /// For the WebSocket handshake, which asks for it; for nothing that has to be safe.
    package static func sha1(_ bytes: Bytes) -> Bytes {
        var digest = Bytes(repeating: 0, count: 20)
        unsafe SHA1(bytes, bytes.count, &digest)
        return digest
    }
}
