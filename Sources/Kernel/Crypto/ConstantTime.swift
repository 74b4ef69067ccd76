package import Base
internal import COpenSSL

extension Array where Element == UInt8 {
    /// Compares secrets without telling by the time it takes how much of them was right.
    package func isEqual(inConstantTimeTo other: Bytes) -> Bool {
        guard count == other.count else { return false }
        return unsafe CRYPTO_memcmp(self, other, count) == 0
    }
}
