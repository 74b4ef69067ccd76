internal import Base
internal import CZlib

/// Gzip, whole pieces at a time.
enum Gzip {
    /// The level is 1 (fast) to 9 (small). Nil where the library has no memory left.
    static func compress(_ bytes: Bytes, level: Int32) -> Bytes? {
        guard bytes.count <= UInt32.max else { return nil }
        var stream = unsafe z_stream()
        guard unsafe czlib_gzip_begin(&stream, level) == Z_OK else { return nil }
        defer { unsafe deflateEnd(&stream) }
        let capacity = unsafe Int(deflateBound(&stream, UInt(bytes.count)))
        let compressed = unsafe Bytes(unsafeUninitializedCapacity: capacity) { buffer, count in
            unsafe bytes.withUnsafeBufferPointer { input in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.avail_in = UInt32(input.count)
                unsafe stream.next_out = buffer.baseAddress
                unsafe stream.avail_out = UInt32(truncatingIfNeeded: buffer.count)
                count = unsafe deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
        }
        return compressed.isEmpty ? nil : compressed
    }
}
