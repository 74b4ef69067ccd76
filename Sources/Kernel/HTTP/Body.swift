package import Base

/// The body of a request: read whole before the handler runs, in memory while small, else in a file.
package enum Body: Sendable {
    case empty
    case memory(Bytes)
    case file(SpooledFile)

    package var count: Int {
        switch self {
        case .empty: 0
        case .memory(let bytes): bytes.count
        case .file(let file): file.count
        }
    }
}

/// An unnamed file, deleted with its last owner.
package struct SpooledFile: Sendable {
    package let descriptor: OwnedDescriptor
    package let count: Int

    package init(descriptor: OwnedDescriptor, count: Int) {
        self.descriptor = descriptor
        self.count = count
    }
}
