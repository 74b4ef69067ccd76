internal import Glibc

/// A file descriptor that closes itself when its last owner lets go.
package final class OwnedDescriptor: Sendable {
    package let raw: Int32

    package init(_ raw: Int32) {
        self.raw = raw
    }

    deinit {
        close(raw)
    }
}
