internal import Base

/// Takes an answer apart; nil everywhere means that the bytes do not reach.
struct RawReader {
    private let bytes: Bytes
    private(set) var place = 0

    init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    /// Reads up to the next CRLF.
    mutating func line() throws -> String? {
        var index = place
        while index < bytes.count, bytes[index] != UInt8(ascii: "\r") {
            guard bytes[index] >= 0x20 || bytes[index] == UInt8(ascii: "\t"), bytes[index] != 0x7F else {
                throw RawClient.Problem("a line holds a control character: \(quoted(place..<index + 1))")
            }
            index += 1
        }
        guard index + 1 < bytes.count else { return nil }
        guard bytes[index + 1] == UInt8(ascii: "\n") else {
            throw RawClient.Problem("a line ends in a bare CR: \(quoted(place..<index + 2))")
        }
        defer { place = index + 2 }
        return String(decoding: bytes[place..<index], as: UTF8.self)
    }

    /// Field lines up to the empty line.
    mutating func fields() throws -> [(name: String, value: String)]? {
        var fields: [(name: String, value: String)] = []
        while let line = try line() {
            guard !line.isEmpty else { return fields }
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let name = Bytes(parts[0].utf8)
            guard parts.count == 2, !name.isEmpty, name.allSatisfy({ $0.isDigit || $0 == 0x2D || isLetter($0) }) else {
                throw RawClient.Problem("no header line: \(line.debugDescription)")
            }
            fields.append((String(parts[0]), String(parts[1].drop { $0 == " " })))
        }
        return nil
    }

    mutating func take(_ count: Int) -> Bytes? {
        guard bytes.count - place >= count else { return nil }
        defer { place += count }
        return Bytes(bytes[place..<place + count])
    }

    mutating func takeAll() -> Bytes {
        defer { place = bytes.count }
        return Bytes(bytes[place...])
    }

    mutating func chunks() throws -> (body: Bytes, trailers: [(name: String, value: String)])? {
        var body = Bytes()
        while let line = try line() {
            guard let size = Int(line, radix: 16), line.utf8.allSatisfy({ $0.hexValue != nil }) else {
                throw RawClient.Problem("no chunk size: \(line.debugDescription)")
            }
            if size == 0 {
                return try fields().map { (body, $0) }
            }
            guard let piece = take(size), let end = try self.line() else { return nil }
            guard end.isEmpty else { throw RawClient.Problem("a chunk is longer than its size") }
            body += piece
        }
        return nil
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        byte.lowercased &- UInt8(ascii: "a") < 26
    }

    private func quoted(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self).debugDescription
    }
}
