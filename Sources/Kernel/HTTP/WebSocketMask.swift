internal import Base

/// The key that a client's frame is masked with (RFC 6455 section 5.3). It is kept twice in one word, turned so that
/// its lowest byte is the one for the next byte of the payload.
struct WebSocketMask {
    private var key: UInt64

    init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
        let half = UInt64(first) | UInt64(second) << 8 | UInt64(third) << 16 | UInt64(fourth) << 24
        key = half | half << 32
    }

    /// Appends the next bytes of the payload, uncovered.
    mutating func append(_ masked: borrowing Span<UInt8>, to payload: inout Bytes) {
        let start = payload.count
        unsafe masked.withUnsafeBufferPointer { unsafe payload.append(contentsOf: $0) }
        unsafe payload.withUnsafeMutableBytes { buffer in
            var index = start
            while index + 8 <= buffer.count {
                let eight = unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                unsafe buffer.storeBytes(of: eight ^ key.littleEndian, toByteOffset: index, as: UInt64.self)
                index += 8
            }
            while index < buffer.count {
                unsafe buffer[index] ^= UInt8(truncatingIfNeeded: key)
                key = key >> 8 | key << 56
                index += 1
            }
        }
    }
}
