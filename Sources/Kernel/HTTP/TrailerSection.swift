internal import Base

/// The fields behind a chunked body (RFC 9112 section 7.1.2), as strict as those of the head.
struct TrailerSection {
    private static let sizeLimit = 8192
    private static let lineLimit = 32

    private var line = Bytes()
    private var size = 0
    private var lines = 0
    private var sawReturn = false
    private(set) var fields: [(name: String, value: String)] = []

    /// Whether the empty line that ends the section is complete.
    mutating func take(_ byte: UInt8) throws(Refusal) -> Bool {
        size += 1
        // The two bytes of the empty line are no field's.
        guard size <= Self.sizeLimit + 2 else { throw Self.tooLarge }
        if sawReturn {
            guard byte == UInt8(ascii: "\n") else { throw Self.malformed }
            sawReturn = false
            return try endLine()
        }
        if byte == UInt8(ascii: "\r") {
            sawReturn = true
        } else {
            guard !byte.isControl else { throw Self.malformed }
            line.append(byte)
        }
        return false
    }

    private mutating func endLine() throws(Refusal) -> Bool {
        guard !line.isEmpty else { return true }
        lines += 1
        guard lines <= Self.lineLimit else { throw Self.tooLarge }
        if let field = try Self.field(line.span) { fields.append(field) }
        line.removeAll(keepingCapacity: true)
        return false
    }

    /// The field that a line holds, nil where it has no say behind the body.
    private static func field(
        _ line: borrowing Span<UInt8>
    ) throws(Refusal) -> (name: String, value: String)? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { throw malformed }
        // A blank is no token: this refuses folded lines and blanks before the colon as well.
        for index in 0..<colon where !line[index].isToken { throw malformed }
        guard !changesMeaning(line.extracting(..<colon)) else { return nil }
        return (line.string(0..<colon), line.string(line.trimmingBlanks(colon + 1..<line.count)))
    }

    /// Fields that frame, route, authorise or describe a request count only in its head (RFC 9110 section 6.5.1).
    private static func changesMeaning(_ name: borrowing Span<UInt8>) -> Bool {
        guard KnownField(name) == nil else { return true }
        for other in headOnly where name.equals(ignoringCase: other) { return true }
        return false
    }

    /// Those that `KnownField` does not list.
    private static let headOnly: [StaticString] = [
        "age", "cache-control", "content-encoding", "content-language", "content-location", "content-range", "date",
        "expires", "keep-alive", "location", "max-forwards", "pragma", "proxy-authorization", "proxy-connection",
        "retry-after", "set-cookie", "trailer", "vary", "via", "www-authenticate", "x-real-ip",
    ]

    private static let malformed = Refusal.badRequest("A field behind the body is not well formed.")
    private static let tooLarge = Refusal(.headerFieldsTooLarge, "The fields behind the body are too many or too long.")
}
