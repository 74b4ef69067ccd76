internal import CLinux
internal import Glibc

/// The heaps of the C library, which threads share.
package enum Heaps {
    /// What is larger than this is memory of its own, which goes back to the system as soon as it is let go: a hashed
    /// password, an upload, a picture leave no holes behind.
    private static let threshold: Int32 = 256 << 10

    /// Keeps the memory of a process with many threads from growing for hours: without this, each thread comes to fill a
    /// heap of its own with holes. Call it before there are any.
    package static func bound() {
        clinux_bound_heaps(Int32(clamping: sysconf(Int32(_SC_NPROCESSORS_ONLN)) + 2), threshold)
    }
}
