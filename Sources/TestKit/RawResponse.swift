package import Base

/// An answer as it came over the wire. Whatever the standard does not allow in one is a problem, not a guess.
package struct RawResponse {
    package var status = 0
    package var fields: [(name: String, value: String)] = []
    package var body = Bytes()
    package var trailers: [(name: String, value: String)] = []

    /// The value of a field that may come only once.
    package subscript(name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    package var text: String {
        String(decoding: body, as: UTF8.self)
    }

    /// Reads one answer from the start of the bytes; nil while it is not whole. With `isWhole` no more bytes will come.
    package static func parse(
        _ bytes: Bytes, toHead isHead: Bool = false, isWhole: Bool
    ) throws -> (RawResponse, length: Int)? {
        var reader = RawReader(bytes)
        var response = RawResponse()
        guard let statusLine = try reader.line() else { return nil }
        response.status = try status(of: statusLine)
        guard let fields = try reader.fields() else { return nil }
        response.fields = fields
        try response.checkFields()
        if response.status < 200 || response.status == 204 || response.status == 304 || isHead {
            return (response, reader.place)
        }
        if response["Transfer-Encoding"] != nil {
            guard let (body, trailers) = try reader.chunks() else { return nil }
            response.body = body
            response.trailers = trailers
        } else if let length = response["Content-Length"].flatMap(Int.init) {
            guard let body = reader.take(length) else { return nil }
            response.body = body
        } else {
            guard isWhole else { return nil }
            response.body = reader.takeAll()
        }
        return (response, reader.place)
    }

    private static func status(of line: String) throws -> Int {
        let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "HTTP/1.1", parts[1].utf8.count == 3, let status = Int(parts[1]),
            (100..<600).contains(status), !parts[2].isEmpty
        else { throw RawClient.Problem("no status line: \(line.debugDescription)") }
        return status
    }

    /// RFC 9110 section 6.6.1, RFC 9112 sections 6.1 to 6.3 and 9.3.
    private func checkFields() throws {
        for name in ["Content-Length", "Transfer-Encoding", "Date", "Connection", "ETag", "Location", "Allow"] {
            let lines = fields.filter { $0.name.lowercased() == name.lowercased() }
            guard lines.count <= 1 else { throw RawClient.Problem("\(name) came \(lines.count) times") }
        }
        if let coding = self["Transfer-Encoding"] {
            guard coding == "chunked" else { throw RawClient.Problem("Transfer-Encoding: \(coding)") }
            guard self["Content-Length"] == nil else { throw RawClient.Problem("two lengths in one answer") }
        }
        if let length = self["Content-Length"] {
            guard Int(length) != nil, length.utf8.allSatisfy(\.isDigit) else {
                throw RawClient.Problem("Content-Length: \(length)")
            }
        }
        if status < 200 || status == 204 {
            guard self["Content-Length"] == nil, self["Transfer-Encoding"] == nil else {
                throw RawClient.Problem("a \(status) announces a body")
            }
        }
        guard status < 200 || isDate(self["Date"] ?? "") else {
            throw RawClient.Problem("Date: \(self["Date"] ?? "none")")
        }
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, by shape.
    private func isDate(_ text: String) -> Bool {
        let shape = text.utf8.map { byte in
            byte.isDigit ? UInt8(ascii: "0") : byte.lowercased &- UInt8(ascii: "a") < 26 ? UInt8(ascii: "a") : byte
        }
        return shape.elementsEqual("aaa, 00 aaa 0000 00:00:00 aaa".utf8) && text.hasSuffix("GMT")
    }
}
