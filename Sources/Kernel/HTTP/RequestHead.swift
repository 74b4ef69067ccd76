/// A run of bytes inside a request head.
package struct Slice: Equatable, Sendable {
    package let start: Int32
    package let count: Int32

    init(_ range: Range<Int>) {
        start = Int32(truncatingIfNeeded: range.lowerBound)
        count = Int32(truncatingIfNeeded: range.count)
    }

    package var range: Range<Int> {
        Int(start)..<Int(start) + Int(count)
    }
}

/// The way the body of a request is delimited (RFC 9112 section 6).
package enum Framing: Equatable, Sendable {
    case none
    case length(Int)
    case chunked
}

/// A parsed request head, as positions in its bytes. The bytes belong to `Request`.
package struct RequestHead: Sendable {
    package struct Field: Sendable {
        package let name: Slice
        package let value: Slice
    }

    package var method = Method.get
    package var minorVersion = 1
    package var target = Slice(0..<0)
    /// The raw path, still percent-encoded, without the query.
    package var path = Slice(0..<0)
    /// The query.
    package var query: Slice?
    /// The authority of the request: from an absolute target, else from `Host`.
    package var authority = Slice(0..<0)
    package var fields: [Field] = []
    package var framing = Framing.none
    package var keepsAlive = true
    package var expectsContinue = false

    /// For each known field the number of its first line, counted from 1; 0 where it is absent.
    var places = InlineArray<32, UInt8>(repeating: 0)
    /// The known fields that came more than once, a bit each.
    var repeated: UInt32 = 0

    package init() {
        fields.reserveCapacity(24)
    }

    /// Ready for the next request, its storage kept.
    package mutating func reset() {
        fields.removeAll(keepingCapacity: true)
        places = InlineArray(repeating: 0)
        repeated = 0
        method = .get
        minorVersion = 1
        target = Slice(0..<0)
        path = Slice(0..<0)
        framing = .none
        keepsAlive = true
        expectsContinue = false
        query = nil
        authority = Slice(0..<0)
    }

    package func value(of field: KnownField) -> Slice? {
        let place = places[Int(field.rawValue)]
        return place == 0 ? nil : fields[Int(place) - 1].value
    }

    package func has(_ field: KnownField) -> Bool {
        places[Int(field.rawValue)] != 0
    }

    func isRepeated(_ field: KnownField) -> Bool {
        repeated >> UInt32(field.rawValue) & 1 == 1
    }
}
