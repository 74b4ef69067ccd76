package import Base
internal import COpenSSL

/// Unpredictable random numbers: for keys, tokens and nonces.
package enum SecureRandom {
    package static func bytes(_ count: Int) throws(CryptoError) -> Bytes {
        var bytes = Bytes(repeating: 0, count: count)
        guard count <= Int32.max, unsafe RAND_bytes(&bytes, Int32(count)) == 1 else {
            throw .openSSL("no random numbers can be had")
        }
        return bytes
    }
}
