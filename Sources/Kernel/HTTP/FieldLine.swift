internal import Base

/// A field line outside of a head, taken byte by byte: behind a chunked body, or before a part of a form.
/// As strict as the head: CRLF only, no control character, no folding, no blank before the colon.
struct FieldLine {
    private(set) var bytes = Bytes()
    private var sawReturn = false

    /// Whether the line is complete. Clear it before the next.
    mutating func take(_ byte: UInt8) throws(Refusal) -> Bool {
        if sawReturn {
            guard byte == UInt8(ascii: "\n") else { throw Self.malformed }
            return true
        }
        if byte == UInt8(ascii: "\r") {
            sawReturn = true
        } else {
            guard !byte.isControl else { throw Self.malformed }
            bytes.append(byte)
        }
        return false
    }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        sawReturn = false
    }

    func parts() throws(Refusal) -> (name: Range<Int>, value: Range<Int>) {
        let span = bytes.span
        guard let colon = span.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { throw Self.malformed }
        // A blank is no token: this refuses folded lines and blanks before the colon as well.
        for index in 0..<colon where !span[index].isToken { throw Self.malformed }
        return (0..<colon, span.trimmingBlanks(colon + 1..<span.count))
    }

    private static let malformed = Refusal.badRequest("A field line in the body is not well formed.")
}
