package import Base

/// One request. It owns its bytes, so a handler may keep it as long as it likes.
package final class Request {
    /// The head as it came in.
    package internal(set) var bytes: Bytes = []
    package var head = RequestHead()
    package var body = Body.empty
    /// Fields that followed a chunked body (RFC 9112 section 7.1.2), none of which can change its meaning.
    package var trailers: [(name: String, value: String)] = []
    package var path = RequestPath()
    package var peer = Peer()
    /// Tells this request in logs and on error pages.
    package var id: UInt64 = 0

    package init() {}

    /// The number of this request as a person reads it out to support.
    package var reference: String {
        var digits = Bytes()
        digits.append(hexadecimal: id)
        return String(decoding: digits, as: UTF8.self)
    }

    package var method: Method { head.method }

    /// The path and query as they were sent.
    package var rawTarget: String {
        let query = rawQuery.map { "?" + $0 } ?? ""
        return (head.path.count == 0 ? "/" : text(head.path)) + query
    }

    /// `OPTIONS *`: about the server, not about any address.
    package var asksForServer: Bool {
        head.path.count == 1 && bytes[Int(head.path.start)] == UInt8(ascii: "*")
    }

    /// The host and port that the person asked for.
    package var authority: String? {
        peer.authority ?? (head.authority.count > 0 ? text(head.authority) : nil)
    }

    /// The raw query, still encoded.
    package var rawQuery: String? { head.query.map(text) }

    /// The value of a field, its first line where it came more than once.
    package subscript(field: KnownField) -> String? {
        head.value(of: field).map(text)
    }

    /// The value of a field that `KnownField` does not list. The name is given in lower case.
    package func value(of name: StaticString) -> String? {
        head.fields.first { isNamed(name, $0) }.map { text($0.value) }
    }

    /// All values of a field in order, for those that may come more than once.
    package func values(of field: KnownField) -> [String] {
        guard head.has(field) else { return [] }
        guard head.isRepeated(field) else { return self[field].map { [$0] } ?? [] }
        return head.fields.filter { isNamed(field.name, $0) }.map { text($0.value) }
    }

    /// Whether a field that is a list of words has this one, which is given in lower case.
    package func lists(_ field: KnownField, _ word: StaticString) -> Bool {
        let bytes = bytes
        return head.lists(field, word, bytes.span)
    }

    /// Takes over the bytes that the parsed head points into.
    package func adopt(_ span: borrowing Span<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        unsafe span.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Ready for the next request on any connection, its storage kept.
    package func reset() {
        head.reset()
        body = .empty
        if !trailers.isEmpty { trailers = [] }
        path.reset()
    }

    private func isNamed(_ name: StaticString, _ field: RequestHead.Field) -> Bool {
        let bytes = bytes
        return bytes.span.extracting(field.name.range).equals(ignoringCase: name)
    }

    private func text(_ slice: Slice) -> String {
        String(decoding: bytes[slice.range], as: UTF8.self)
    }
}

/// The client, once trusted proxies have been resolved.
package struct Peer: Sendable {
    package var address = ""
    package var isSecure = false
    /// The host and port that the person asked for; nil means what the request says itself.
    package var authority: String?

    package init() {}
}
