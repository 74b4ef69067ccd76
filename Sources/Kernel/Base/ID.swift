/// A kind of record that has ids: its prefix is what addresses, logs and the API show before the number.
package protocol Identified: SendableMetatype {
    static var idPrefix: String { get }
}

/// The id of a record of one kind: `lead_01jd3z8k2m…`. Ordered by the time it was made, and not to be guessed from
/// its neighbours.
package struct ID<Kind: Identified>: Hashable, Comparable, Sendable {
    package let number: IDNumber

    /// A new id, greater than every id that this process made before.
    package static func make() -> ID {
        ID(number: .make())
    }

    package init(number: IDNumber) {
        self.number = number
    }

    /// Reads an id; nil for an id of another kind and for anything else.
    package init?(_ text: some StringProtocol) {
        self.init(utf8: text.utf8)
    }

    package init?(utf8 bytes: some Collection<UInt8>) {
        // In one place in memory they are read without a generic step for each: a board reads hundreds of ids.
        let prefix = Kind.idPrefix
        let known = bytes.withContiguousStorageIfAvailable { unsafe IDNumber(utf8: $0, behind: prefix) }
        let number =
            unsafe known ?? Bytes(bytes).withUnsafeBufferPointer { unsafe IDNumber(utf8: $0, behind: prefix) }
        guard let number else { return nil }
        self.init(number: number)
    }

    package static func < (left: ID, right: ID) -> Bool {
        left.number < right.number
    }
}

extension ID: CustomStringConvertible {
    package var text: String { number.text(behind: Kind.idPrefix) }

    package var description: String { text }
}
