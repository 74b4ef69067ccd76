internal import Base

/// The name of one state of a resource (RFC 9110 section 8.8.3).
struct EntityTag: Equatable {
    let isWeak: Bool
    /// The text between the quotes.
    let opaque: String

    /// `"abc"` or `W/"abc"`.
    init?(_ text: String) {
        var scanner = FieldScanner(text)
        self.init(&scanner)
        guard scanner.isAtEnd else { return nil }
    }

    private init?(_ scanner: inout FieldScanner) {
        isWeak = scanner.take(text: "W/")
        guard scanner.take("\"") else { return nil }
        opaque = scanner.take { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != 0x7F } ?? ""
        guard scanner.take("\"") else { return nil }
    }

    /// Both are strong and the same: the bytes are the same.
    func isStrongly(_ other: EntityTag) -> Bool {
        !isWeak && self == other
    }

    /// The same, one good enough for the other.
    func isWeakly(_ other: EntityTag) -> Bool {
        opaque == other.opaque
    }

    /// The value of `If-Match` and `If-None-Match`.
    enum Selection: Equatable {
        case any
        case listed([EntityTag])

        /// Reads all lines of the field as one list. One that is not well formed lists nothing.
        init(_ lines: [String]) {
            let text = lines.joined(separator: ",")
            if text == "*" {
                self = .any
                return
            }
            var scanner = FieldScanner(text)
            var tags: [EntityTag] = []
            self = .listed(scanner.list { EntityTag(&$0).map { tags.append($0) } != nil } ? tags : [])
        }
    }
}
