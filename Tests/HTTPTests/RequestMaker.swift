import Base

@testable import HTTP

/// A request with these field lines, as the head parser would leave it: `request(.get, "Range: bytes=0-1")`.
func request(_ method: HTTP.Method = .get, _ lines: String..., query: String? = nil, body: Body = .empty) -> Request {
    let fields = lines.map { line in
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), String(parts[1].drop { $0 == " " }))
    }
    return request(method, query: query, body: body, fields: fields)
}

func request(
    _ method: HTTP.Method = .get, minorVersion: Int = 1, query: String? = nil, body: Body = .empty,
    fields: [(String, String)]
) -> Request {
    let request = Request()
    var bytes = Bytes()
    func append(_ text: String) -> Slice {
        bytes.append(text)
        return Slice(bytes.count - text.utf8.count..<bytes.count)
    }
    request.head.method = method
    request.head.minorVersion = minorVersion
    request.head.query = query.map(append)
    for (name, value) in fields {
        request.head.fields.append(RequestHead.Field(name: append(name), value: append(value)))
        if let known = KnownField(Bytes(name.utf8).span) { request.head.note(known) }
    }
    request.adopt(bytes.span)
    request.body = body
    return request
}
