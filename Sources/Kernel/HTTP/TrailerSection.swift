/// The fields behind a chunked body (RFC 9112 section 7.1.2), without those that count only in a head.
struct TrailerSection {
    private static let sizeLimit = 8192
    private static let lineLimit = 32

    private var line = FieldLine()
    private var size = 0
    private var lines = 0
    private(set) var fields: [(name: String, value: String)] = []

    /// Whether the empty line that ends the section is complete.
    mutating func take(_ byte: UInt8) throws(Refusal) -> Bool {
        size += 1
        // The two bytes of the empty line are no field's.
        guard size <= Self.sizeLimit + 2 else { throw Self.tooLarge }
        guard try line.take(byte) else { return false }
        guard !line.bytes.isEmpty else { return true }
        lines += 1
        guard lines <= Self.lineLimit else { throw Self.tooLarge }
        let (name, value) = try line.parts()
        if !Self.changesMeaning(line.bytes.span.extracting(name)) {
            fields.append((line.bytes.span.string(name), line.bytes.span.string(value)))
        }
        line.clear()
        return false
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

    private static let tooLarge = Refusal(.headerFieldsTooLarge, "The fields behind the body are too many or too long.")
}
