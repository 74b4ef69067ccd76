package import Base

/// Bytes that must not appear in a log, a description or a dump.
package struct Secret: Sendable {
    package let bytes: Bytes

    package init(_ bytes: Bytes) {
        self.bytes = bytes
    }
}

extension Secret: Equatable {
    package static func == (left: Secret, right: Secret) -> Bool {
        left.bytes.isEqual(inConstantTimeTo: right.bytes)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "(secret)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
