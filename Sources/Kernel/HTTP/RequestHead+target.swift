internal import Base

extension RequestHead {
    /// Splits the target into authority, path and query (RFC 9112 section 3.2).
    mutating func parseTarget(_ bytes: borrowing Span<UInt8>) throws(Refusal) {
        let target = self.target.range
        var pathStart = target.lowerBound
        if bytes[pathStart] == UInt8(ascii: "*"), target.count == 1 {
            guard method == .options else { throw .badRequest("Only OPTIONS can ask for *.") }
        } else if bytes[pathStart] != UInt8(ascii: "/") {
            pathStart = try parseAuthority(bytes, target)
        }
        var pathEnd = pathStart
        while pathEnd < target.upperBound, bytes[pathEnd] != UInt8(ascii: "?") {
            guard bytes[pathEnd] != UInt8(ascii: "\\") else {
                throw .badRequest("The address of the request holds a backslash.")
            }
            pathEnd += 1
        }
        path = Slice(pathStart..<pathEnd)
        query = pathEnd < target.upperBound ? Slice(pathEnd + 1..<target.upperBound) : nil
    }

    /// `http://host:port/path`: the form that proxies are spoken to, and that every server has to understand.
    private mutating func parseAuthority(
        _ bytes: borrowing Span<UInt8>, _ target: Range<Int>
    ) throws(Refusal) -> Int {
        let text = bytes.extracting(target)
        let schemes: [StaticString] = ["http://", "https://"]
        let known = schemes.first { scheme in
            let length = scheme.utf8CodeUnitCount
            return target.count >= length && bytes.extracting(target.prefix(length)).equals(ignoringCase: scheme)
        }
        guard let scheme = known else { throw .badRequest("The address of the request has no form of HTTP.") }
        let start = scheme.utf8CodeUnitCount
        var end = start
        while end < text.count, text[end] != UInt8(ascii: "/"), text[end] != UInt8(ascii: "?") { end += 1 }
        authority = Slice(target.lowerBound + start..<target.lowerBound + end)
        guard isAuthority(bytes.extracting(authority.range)) else {
            throw .badRequest("The address of the request names no proper host.")
        }
        return target.lowerBound + end
    }
}

/// Whether the bytes are `host` or `host:port` (RFC 3986 section 3.2), without user information.
func isAuthority(_ bytes: borrowing Span<UInt8>) -> Bool {
    var end = bytes.count
    while end > 0, bytes[end - 1].isDigit { end -= 1 }
    if end > 0, bytes[end - 1] == UInt8(ascii: ":") {
        let port = bytes.extracting(end..<bytes.count)
        guard port.count <= 5, port.count == 0 || (port.decimal ?? 65_536) < 65_536 else { return false }
        end -= 1
    } else {
        end = bytes.count
    }
    guard end > 0 else { return false }
    if bytes[0] == UInt8(ascii: "[") {
        guard end > 3, bytes[end - 1] == UInt8(ascii: "]") else { return false }
        for index in 1..<end - 1 where !bytes[index].isAddressDigit { return false }
        return true
    }
    for index in 0..<end where !bytes[index].isHostCharacter { return false }
    return true
}

extension UInt8 {
    fileprivate var isHostCharacter: Bool {
        isDigit || lowercased &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
            || self == UInt8(ascii: "_") || self == UInt8(ascii: "~") || self == UInt8(ascii: "%")
    }

    fileprivate var isAddressDigit: Bool {
        hexValue != nil || self == UInt8(ascii: ":") || self == UInt8(ascii: ".")
    }
}
