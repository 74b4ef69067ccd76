/// A time zone of the system's database (Debian's `tzdata`), read without Foundation: a page shows dozens of moments.
/// RFC 8536.
package final class TimeZone: Sendable {
    /// `Europe/Berlin`
    package let name: String
    /// The changes of the offset, in seconds since 1970.
    private let changes: [(start: Int64, offset: Int32)]
    private let firstOffset: Int32
    /// The rule after the last change.
    private let rule: TimeZoneRule?

    package static let utc = TimeZone(name: "UTC", changes: [], firstOffset: 0, rule: nil)

    private static let known = Guarded<[String: TimeZone]>(["UTC": utc])

    private init(name: String, changes: [(start: Int64, offset: Int32)], firstOffset: Int32, rule: TimeZoneRule?) {
        self.name = name
        self.changes = changes
        self.firstOffset = firstOffset
        self.rule = rule
    }

    /// The zone with this name; nil if the system does not know it.
    package static func named(_ name: String) -> TimeZone? {
        if let zone = known.withLock({ $0[name] }) { return zone }
        let isName = name.utf8.allSatisfy { $0.isNamePart } && !name.hasPrefix("/")
        guard isName, let file = try? TextFile.bytes("/usr/share/zoneinfo/\(name)"),
            let zone = TimeZone(name: name, file: file)
        else { return nil }
        known.withLock { $0[name] = zone }
        return zone
    }

    /// Reads a file of version 2 or later: its second half, with times of 64 bits, then the rule for the time after.
    private convenience init?(name: String, file: Bytes) {
        var reader = TimeZoneReader(file)
        guard reader.header() != nil, reader.skipNarrowBody(), let counts = reader.header(),
            let starts = reader.numbers(counts.times, width: 8), let kinds = reader.bytes(counts.times),
            let types = reader.bytes(counts.types * 6)
        else { return nil }
        let offsets = stride(from: 0, to: types.count, by: 6).map { place in
            Int32(truncatingIfNeeded: types.dropFirst(place).prefix(4).reduce(0) { $0 << 8 | Int($1) })
        }
        guard let first = offsets.first, kinds.allSatisfy({ Int($0) < offsets.count }),
            let footer = reader.footer(after: counts)
        else { return nil }
        self.init(
            name: name, changes: zip(starts, kinds).map { (start: $0, offset: offsets[Int($1)]) }, firstOffset: first,
            rule: TimeZoneRule(footer))
    }

    /// Seconds east of UTC at that moment.
    package func offset(at moment: Timestamp) -> Int {
        let seconds = Int64(Int(moment.milliseconds).floorDivided(by: 1000))
        guard let last = changes.last else { return rule?.offset(at: Int(seconds)) ?? Int(firstOffset) }
        if seconds >= last.start, let rule { return rule.offset(at: Int(seconds)) }
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].start <= seconds { low = middle + 1 } else { high = middle }
        }
        return Int(low == 0 ? firstOffset : changes[low - 1].offset)
    }

    /// The day and the second of that day that a clock in the zone shows.
    package func local(_ moment: Timestamp) -> (day: CivilDate, second: Int) {
        let seconds = Int(moment.milliseconds).floorDivided(by: 1000) + offset(at: moment)
        let days = seconds.floorDivided(by: 86_400)
        return (CivilDate(daysSince1970: days), seconds - days * 86_400)
    }

    /// Returns the start of a day in the zone.
    package func start(of day: CivilDate) -> Timestamp {
        let midnight = Int64(day.daysSince1970) * 86_400_000
        let first = Timestamp(milliseconds: midnight - Int64(offset(at: Timestamp(milliseconds: midnight))) * 1000)
        return Timestamp(milliseconds: midnight - Int64(offset(at: first)) * 1000)
    }
}

extension UInt8 {
    fileprivate var isNamePart: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased) || "/_-+".utf8.contains(self)
    }
}

/// Reads the pieces of a zone file; nil where it ends too early.
private struct TimeZoneReader {
    struct Counts {
        let times: Int
        let types: Int
        /// The size of the sections after the types, which are not needed.
        let rest: (narrow: Int, wide: Int)
    }

    private let file: Bytes
    private var offset = 0
    private var counts: Counts?

    init(_ file: Bytes) {
        self.file = file
    }

    mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= file.count - offset else { return nil }
        defer { offset += count }
        return file[offset..<offset + count]
    }

    mutating func numbers(_ count: Int, width: Int) -> [Int64]? {
        guard let bytes = bytes(count * width) else { return nil }
        return stride(from: bytes.startIndex, to: bytes.endIndex, by: width).map { place in
            bytes[place..<place + width].reduce(0) { $0 << 8 | Int64($1) }
        }
    }

    mutating func header() -> Counts? {
        guard let magic = bytes(20), magic.starts(with: "TZif".utf8), magic[magic.startIndex + 4] >= UInt8(ascii: "2"),
            let numbers = numbers(6, width: 4)
        else { return nil }
        let counts = numbers.map { Int($0) }
        let flags = counts[0] + counts[1] + counts[5]
        self.counts = Counts(
            times: counts[3], types: counts[4], rest: (flags + counts[2] * 8, flags + counts[2] * 12))
        return self.counts
    }

    mutating func skipNarrowBody() -> Bool {
        guard let counts else { return false }
        return bytes(counts.times * 5 + counts.types * 6 + counts.rest.narrow) != nil
    }

    mutating func footer(after counts: Counts) -> String? {
        guard bytes(counts.rest.wide) != nil else { return nil }
        return String(decoding: file[offset...].filter { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
