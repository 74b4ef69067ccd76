internal import Base
internal import CBrotli

/// Brotli at its best and slowest: for what is compressed once and sent often.
enum Brotli {
    /// Nil where the library has no memory left.
    static func compress(_ bytes: Bytes) -> Bytes? {
        let capacity = BrotliEncoderMaxCompressedSize(bytes.count)
        guard capacity > 0 else { return nil }
        var size = capacity
        let compressed = unsafe Bytes(unsafeUninitializedCapacity: capacity) { buffer, count in
            let isDone = unsafe BrotliEncoderCompress(
                BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, bytes.count, bytes, &size,
                buffer.baseAddress)
            count = isDone == BROTLI_TRUE ? size : 0
        }
        return compressed.isEmpty ? nil : compressed
    }
}
