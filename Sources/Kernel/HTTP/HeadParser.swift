internal import Base

/// Reads a request head in place as its bytes come in, each line once (RFC 9112 sections 2 to 5).
///
/// Only what the grammar allows is let through. Where the RFC lets a recipient guess (a bare LF, a folded line,
/// blanks around the colon), two recipients may guess differently, and a request is smuggled between them: so there
/// is no guess here.
package struct HeadParser: Sendable {
    private enum Stage {
        case requestLine
        case fields
    }

    private var stage = Stage.requestLine
    /// The start of the next line.
    private var position = 0
    /// An unfinished line is looked at again only when it has doubled or ends: a head that drips in byte by byte
    /// costs no more than one that comes whole.
    private var nextLook = 0

    package init() {}

    /// Takes up a head that begins at the first byte. Returns its length once it is whole, nil while it is not.
    package mutating func parse(
        _ bytes: borrowing Span<UInt8>, into head: inout RequestHead, limits: HeadLimits
    ) throws(Refusal) -> Int? {
        guard bytes.count >= nextLook || bytes.firstIndex(of: UInt8(ascii: "\n"), from: position) != nil else {
            return nil
        }
        while let next = try parseLine(bytes, into: &head, limits: limits) {
            let isEnd = stage == .fields && next - position == 2
            position = next
            guard !isEnd else {
                try head.conclude(bytes)
                self = HeadParser()
                guard next <= limits.head else { throw .headTooLarge }
                return next
            }
        }
        try checkLimits(bytes.count, limits)
        nextLook = position + 2 * (bytes.count - position)
        return nil
    }

    private mutating func parseLine(
        _ bytes: borrowing Span<UInt8>, into head: inout RequestHead, limits: HeadLimits
    ) throws(Refusal) -> Int? {
        if let next = try endOfLine(bytes, at: position) {
            // An old client may send an empty line or two behind a body (RFC 9112 section 2.2).
            guard stage == .fields || position < 4 else { throw .badRequest("The request begins with empty lines.") }
            return next
        }
        // Half an end of a line says nothing yet.
        guard position < bytes.count, bytes[position] != UInt8(ascii: "\r") else { return nil }
        switch stage {
        case .requestLine:
            guard let next = try head.parseRequestLine(bytes, from: position, limit: limits.target) else { return nil }
            stage = .fields
            position = next
            return try parseLine(bytes, into: &head, limits: limits)
        case .fields:
            guard let next = try head.parseField(bytes, from: position) else { return nil }
            guard head.fields.count <= limits.fields else {
                throw Refusal(.headerFieldsTooLarge, "The request has more than \(limits.fields) header fields.")
            }
            return next
        }
    }

    private func checkLimits(_ count: Int, _ limits: HeadLimits) throws(Refusal) {
        // The longest method and the version stand beside the target.
        if stage == .requestLine, count - position > limits.target + 64 {
            throw .targetTooLong
        }
        if count > limits.head {
            throw .headTooLarge
        }
    }
}

/// The place behind a CRLF at this index; nil where the line goes on or its end has not come yet.
func endOfLine(_ bytes: borrowing Span<UInt8>, at index: Int) throws(Refusal) -> Int? {
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "\n") { throw .bareLineFeed }
    guard bytes[index] == UInt8(ascii: "\r"), index + 1 < bytes.count else { return nil }
    guard bytes[index + 1] == UInt8(ascii: "\n") else { throw .bareCarriageReturn }
    return index + 2
}

extension Refusal {
    static let bareLineFeed = badRequest("A line ends in a bare line feed.")
    static let bareCarriageReturn = badRequest("A carriage return stands alone.")
    static let targetTooLong = Refusal(.uriTooLong, "The address is too long.")
    static let headTooLarge = Refusal(.headerFieldsTooLarge, "The header of the request is too large.")
}
