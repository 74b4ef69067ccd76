import Base

@testable import HTTP

/// A request with these field lines, as the parser would have made it.
func request(_ method: HTTP.Method = .get, minorVersion: Int = 1, fields lines: [(String, String)]) -> Request {
    var bytes = Bytes()
    var head = RequestHead()
    head.method = method
    head.minorVersion = minorVersion
    func append(_ text: String) -> Slice {
        bytes.append(text)
        return Slice(bytes.count - text.utf8.count..<bytes.count)
    }
    for (name, value) in lines {
        head.fields.append(RequestHead.Field(name: append(name), value: append(value)))
        guard let known = KnownField(Bytes(name.utf8).span) else { continue }
        if head.has(known) {
            head.repeated |= 1 << UInt32(known.rawValue)
        } else {
            head.places[Int(known.rawValue)] = UInt8(head.fields.count)
        }
    }
    let request = Request()
    request.adopt(head, bytes: bytes.span)
    return request
}
