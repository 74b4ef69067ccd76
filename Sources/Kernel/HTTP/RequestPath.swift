internal import Base

/// The path of a request in the form that routes know: percent-decoded, dot segments resolved, empty segments left out.
package struct RequestPath: Sendable {
    /// The segments, each behind a slash.
    private(set) var bytes = Bytes()
    private(set) var segments: [Slice] = []
    /// The path was sent in this very form: no doubled or trailing slash, no dot segment.
    package private(set) var isCanonical = true
    private var captures: [(name: String, value: Slice)] = []

    package init() {}

    package mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        segments.removeAll(keepingCapacity: true)
        captures.removeAll(keepingCapacity: true)
        isCanonical = true
    }

    /// `/leads/new`, for look-ups. A segment may hold an encoded slash, so this is no path to redirect to or to open.
    package var text: String {
        bytes.isEmpty ? "/" : String(decoding: bytes, as: UTF8.self)
    }

    /// The encoded path; never starts with two slashes, so it is safe in a `Location`.
    package var encoded: String {
        guard !segments.isEmpty else { return "/" }
        var encoded = Bytes()
        for segment in segments {
            encoded.append("/")
            encoded.append(percentEncoding: String(decoding: bytes[segment.range], as: UTF8.self))
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// The text that the route's `:name` matched.
    package func parameter(_ name: String) -> String? {
        captures.first { $0.name == name }.map { String(decoding: bytes[$0.value.range], as: UTF8.self) }
    }

    /// Notes what a parameter of the route matched.
    mutating func capture(_ name: String, from first: Int, through last: Int) {
        captures.append((name, Slice(segments[first].range.lowerBound..<segments[last].range.upperBound)))
    }

    package mutating func parse(_ raw: borrowing Span<UInt8>) throws(Refusal) {
        reset()
        var start = 1
        var index = 1
        while index <= raw.count {
            if index == raw.count || raw[index] == UInt8(ascii: "/") {
                try append(raw.extracting(start..<index), isLast: index == raw.count)
                start = index + 1
            }
            index += 1
        }
        var isASCII = true
        for byte in bytes {
            guard byte >= 0x20, byte != 0x7F else { throw .badRequest("The address holds a control character.") }
            if byte >= 0x80 { isASCII = false }
        }
        guard isASCII || String(validating: bytes, as: UTF8.self) != nil else {
            throw .badRequest("The address is not UTF-8 text.")
        }
    }

    private mutating func append(_ raw: Span<UInt8>, isLast: Bool) throws(Refusal) {
        guard raw.count > 0 else {
            // "/" itself is canonical; "/leads/" and "/a//b" are not.
            if !isLast || !segments.isEmpty { isCanonical = false }
            return
        }
        let start = bytes.count
        bytes.append(UInt8(ascii: "/"))
        guard bytes.append(percentDecoding: raw) else {
            throw .badRequest("The address holds a percent sign without two hexadecimal digits.")
        }
        switch dots(from: start + 1) {
        case 1:
            bytes.removeLast(2)
            isCanonical = false
        case 2:
            guard let parent = segments.popLast() else { throw .badRequest("The address leads out of the site.") }
            bytes.removeLast(bytes.count - Int(parent.start) + 1)
            isCanonical = false
        default:
            segments.append(Slice(start + 1..<bytes.count))
        }
    }

    /// 1 for a last segment of `.`, 2 for `..`, 0 for any other.
    private func dots(from start: Int) -> Int {
        let length = bytes.count - start
        return length <= 2 && bytes[start...].allSatisfy { $0 == UInt8(ascii: ".") } ? length : 0
    }
}
