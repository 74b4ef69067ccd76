internal import Base
internal import HTTP

@Sendable func checkHead(_ bytes: Bytes) throws {
    // A line is judged when it ends: so let it.
    let ended = bytes + [UInt8(ascii: "\n")]
    try requireSameInPieces(ended) { size in describeHead(ended, pieces: size) }
}

/// The head as text, its length, or the refusal; a head comes in as a buffer that grows.
private func describeHead(_ bytes: Bytes, pieces: Int) -> String {
    var parser = HeadParser()
    var head = RequestHead()
    var end = 0
    while end < bytes.count {
        end = min(end + pieces, bytes.count)
        do {
            guard let length = try parser.parse(bytes.span.extracting(..<end), into: &head, limits: HeadLimits()) else {
                continue
            }
            let text = { (slice: Slice) in String(decoding: bytes[slice.range], as: UTF8.self) }
            let fields = head.fields.map { "\(text($0.name)):\(text($0.value))" }.joined(separator: "|")
            return "\(head.method) \(text(head.authority)) \(text(head.target)) \(fields) \(head.framing) \(length)"
        } catch {
            return "\(error)"
        }
    }
    return "incomplete"
}

/// A request and its body: everything that can be asked of it is asked.
@Sendable func checkRequest(_ bytes: Bytes) throws {
    var parser = HeadParser()
    let request = Request()
    guard let length = try? parser.parse(bytes.span, into: &request.head, limits: HeadLimits()) else { return }
    request.adopt(bytes.span.extracting(..<length))
    request.body = .memory(Bytes(bytes[length...]))
    _ = request.cookies
    _ = try? request.query()
    _ = try? request.json(as: JSONAnything.self)
    for field in KnownField.allCases { _ = request.values(of: field) }
    for (tag, time) in [("\"a\"", nil), (nil, 784_111_777), ("W/\"a\"", 0)] as [(String?, Int64?)] {
        _ = request.precondition(entityTag: tag, lastModified: time)
        try requireSound(request.ranges(of: 100, entityTag: tag, lastModified: time), 100)
    }
    guard let form = try? request.form() else { return }
    let total = form.uploads.reduce(0) { $0 + $1.count }
    try require(total <= request.body.count, "The files are larger than the body they came in.")
}

@Sendable func checkPath(_ bytes: Bytes) throws {
    var path = RequestPath()
    guard (try? path.parse(bytes.span)) != nil else { return }
    let link = path.encoded
    let segments = link.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    try require(link.hasPrefix("/") && !link.hasPrefix("//"), "\(link) leads to another place.")
    try require(!segments.contains("..") && !segments.contains("."), "\(link) has steps.")
    try require(!path.text.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "\(path.text) holds a control character.")
    var again = RequestPath()
    try again.parse(Bytes(link.utf8).span)
    try require(again.isCanonical && again.encoded == link, "Written and read again: \(again.encoded)")
}
