/// Which parts of a content a request wants (RFC 9110 section 14).
package enum RangeSet: Equatable, Sendable {
    /// All of it: no part was asked for, or not in a way that has to be followed.
    case whole
    /// 206: these places, in the order that was asked for; more than one goes out as `MultipartRanges`.
    case parts([Range<Int>])
    /// 416: none of the parts exists.
    case unsatisfiable

    /// More than a video player or a resumed download ever needs.
    private static let partLimit = 16
    private static let overlapLimit = 2

    /// Reads `bytes=0-99,200-,-50` for a content of this many bytes. What is malformed or of another unit is ignored,
    /// as the standard asks, and so is what would send much more than the whole.
    package init(_ field: String, of count: Int) {
        guard let wanted = RangeSet.specifiers(field), wanted.count <= RangeSet.partLimit else {
            self = .whole
            return
        }
        let parts = wanted.compactMap { $0.range(in: count) }
        let total = parts.reduce(0) { $0 + $1.count }
        if parts.isEmpty {
            // An empty content has a last part, which no Content-Range can name.
            self = count == 0 && wanted.contains { $0.isLastPart } ? .whole : .unsatisfiable
        } else if total > count || RangeSet.overlaps(parts) > RangeSet.overlapLimit {
            self = .whole
        } else {
            self = .parts(parts)
        }
    }

    /// `bytes 0-99/1234`, for an answer with one part.
    package static func contentRange(_ range: Range<Int>, of count: Int) -> String {
        "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(count)"
    }

    /// `bytes */1234`, for an answer 416.
    package static func contentRange(unsatisfiedOf count: Int) -> String {
        "bytes */\(count)"
    }

    private static func specifiers(_ field: String) -> [Specifier]? {
        var scanner = FieldScanner(field)
        guard scanner.token()?.lowercased() == "bytes", scanner.take("=") else { return nil }
        var all: [Specifier] = []
        let isWellFormed = scanner.list { scanner in
            guard let specifier = Specifier(&scanner) else { return false }
            all.append(specifier)
            return true
        }
        return isWellFormed && !all.isEmpty ? all : nil
    }

    /// The number of ranges that start before an earlier one has ended.
    private static func overlaps(_ parts: [Range<Int>]) -> Int {
        var end = 0
        var overlaps = 0
        for part in parts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if part.lowerBound < end { overlaps += 1 }
            end = max(end, part.upperBound)
        }
        return overlaps
    }
}

/// A requested range.
private enum Specifier {
    case from(Int, through: Int)
    case last(Int)

    /// `0-99`, `200-` or `-50`.
    init?(_ scanner: inout FieldScanner) {
        let first = scanner.number()
        guard scanner.take("-") else { return nil }
        let last = scanner.number()
        switch (first, last) {
        case (let first?, let last): self = .from(first, through: last ?? .max)
        case (nil, let last?): self = .last(last)
        case (nil, nil): return nil
        }
        if case .from(let first, let last) = self, first > last { return nil }
    }

    var isLastPart: Bool {
        if case .last(1...) = self { true } else { false }
    }

    /// Nil where the content does not reach.
    func range(in count: Int) -> Range<Int>? {
        switch self {
        case .from(let first, let last): first < count ? first..<min(last, count - 1) + 1 : nil
        case .last(let length): length > 0 && count > 0 ? max(0, count - length)..<count : nil
        }
    }
}
