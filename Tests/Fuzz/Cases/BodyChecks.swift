internal import Base
internal import HTTP

@Sendable func checkQuery(_ bytes: Bytes) throws {
    guard let fields = try? FormFields(urlEncoded: bytes.span) else { return }
    var encoded = Bytes()
    for (name, value) in fields.pairs {
        encoded.append(percentEncoding: name)
        encoded.append("=")
        encoded.append(percentEncoding: value)
        encoded.append("&")
    }
    let again = try FormFields(urlEncoded: encoded.span)
    try require(again.pairs.elementsEqual(fields.pairs, by: ==), "Written and read again: \(again.pairs)")
}

@Sendable func checkChunk(_ bytes: Bytes) throws {
    try requireSameInPieces(bytes) { size in ChunkOutcome(bytes, pieces: size) }
    let outcome = ChunkOutcome(bytes, pieces: bytes.count + 1)
    try require(outcome.body.count <= ChunkOutcome.limit, "The body is over its limit.")
}

private struct ChunkOutcome: Equatable {
    static let limit = 1 << 16

    var body = Bytes()
    var trailers: [String] = []
    var end: Int?
    var refusal: Refusal?

    init(_ bytes: Bytes, pieces: Int) {
        var decoder = ChunkDecoder(limit: ChunkOutcome.limit)
        var start = 0
        do throws(Refusal) {
            while start < bytes.count, end == nil {
                let piece = Bytes(bytes[start...].prefix(pieces))
                var place = 0
                var step = try decoder.next(piece.span, from: &place)
                while case .body(let range) = step {
                    body += piece[range]
                    step = try decoder.next(piece.span, from: &place)
                }
                start += place
                if step == .finished { end = start }
            }
            trailers = decoder.trailers.map { "\($0.name):\($0.value)" }
        } catch {
            refusal = error
        }
    }
}

@Sendable func checkMultipart(_ bytes: Bytes) throws {
    try requireSameInPieces(bytes) { size in FormOutcome(bytes, pieces: size) }
    for file in FormOutcome(bytes, pieces: bytes.count + 1).files {
        try require(bytes[file.place.upperBound...].starts(with: "\r\n--b".utf8), "A file does not end at a boundary.")
        let content = String(decoding: bytes[file.place], as: Unicode.ASCII.self)
        try require(!content.contains("\r\n--b"), "A file holds the boundary.")
        try require(!file.fileName.utf8.contains { "/\\".utf8.contains($0) }, "The name of a file is a path.")
    }
}

private struct FormOutcome: Equatable {
    var fields: [String] = []
    var files: [MultipartDecoder.File] = []
    var refusal: Refusal?

    init(_ bytes: Bytes, pieces: Int) {
        do throws(Refusal) {
            var decoder = try MultipartDecoder(boundary: "b", limits: FormLimits())
            var start = 0
            while start < bytes.count {
                let piece = Bytes(bytes[start...].prefix(pieces))
                try decoder.decode(piece.span)
                start += piece.count
            }
            try decoder.finish()
            fields = decoder.fields.pairs.map { "\($0.name)=\($0.value)" }
            files = decoder.files
        } catch {
            refusal = error
        }
    }
}

@Sendable func checkJSON(_ bytes: Bytes) throws {
    let request = Request()
    var parser = HeadParser()
    let head = Bytes("POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n\r\n".utf8)
    _ = try parser.parse(head.span, into: &request.head, limits: HeadLimits())
    request.adopt(head.span)
    request.body = .memory(bytes)
    do {
        let value = try request.json(as: JSONAnything.self)
        try require(value.depth <= 32, "The value is nested more than 32 deep.")
    } catch is Refusal {}
}

/// Any JSON.
indirect enum JSONAnything: Decodable {
    case list([JSONAnything])
    case object([String: JSONAnything])
    case other

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let list = try? value.decode([JSONAnything].self) {
            self = .list(list)
        } else if let object = try? value.decode([String: JSONAnything].self) {
            self = .object(object)
        } else {
            self = .other
        }
    }

    var depth: Int {
        switch self {
        case .list(let items): 1 + (items.map(\.depth).max() ?? 0)
        case .object(let items): 1 + (items.values.map(\.depth).max() ?? 0)
        case .other: 0
        }
    }
}
