internal import Base
internal import CLinux
internal import Glibc

/// The address of a peer.
struct PeerSocketAddress {
    private var storage = sockaddr_storage()

    /// Accepts the next waiting connection; returns −1 and sets `errno` if there is none.
    mutating func accept(_ listener: Int32) -> Int32 {
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return unsafe withUnsafeMutablePointer(to: &storage) { place in
            unsafe place.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe clinux_accept(listener, address, &size)
            }
        }
    }

    /// nil for what did not come over the internet protocols.
    var address: IPAddress? {
        unsafe withUnsafeBytes(of: storage) { bytes in
            switch Int32(storage.ss_family) {
            case AF_INET: unsafe IPAddress(v4: UInt32(bigEndian: bytes.load(fromByteOffset: 4, as: UInt32.self)))
            case AF_INET6:
                unsafe IPAddress(
                    high: UInt64(bigEndian: bytes.load(fromByteOffset: 8, as: UInt64.self)),
                    low: UInt64(bigEndian: bytes.load(fromByteOffset: 16, as: UInt64.self)))
            default: nil
            }
        }
    }
}
