internal import Base

extension Response {
    /// The answer as the request wants it: 304 or 412 where its conditions say so, 206 or 416 where it asks for parts.
    package consuming func fulfilling(_ request: Request) -> Response {
        guard status == .ok, entityTag != nil || lastModified != nil else { return self }
        switch request.precondition(entityTag: entityTag, lastModified: lastModified) {
        case .notModified:
            status = .notModified
            content = .empty
            return self
        case .preconditionFailed:
            var refusal = Response.text("The page has changed meanwhile.\n", .preconditionFailed)
            refusal.entityTag = entityTag
            return refusal
        case .proceed: return selectingParts(of: request)
        }
    }

    private consuming func selectingParts(of request: Request) -> Response {
        guard let count = content.count else { return self }
        fields.add("Accept-Ranges", "bytes")
        switch request.ranges(of: count, entityTag: entityTag, lastModified: lastModified) {
        case .whole: return self
        case .unsatisfiable:
            var refusal = Response.text("There is no such part.\n", .rangeNotSatisfiable)
            refusal.fields.add("Content-Range", RangeSet.contentRange(unsatisfiedOf: count))
            return refusal
        case .parts(let parts) where parts.count == 1:
            fields.add("Content-Range", RangeSet.contentRange(parts[0], of: count))
            content = content.part(parts[0])
        case .parts(let parts):
            let boundary = String(UInt64.random(in: .min ... .max), radix: 36)
            let layout = MultipartRanges(parts, of: count, type: fields["Content-Type"], boundary: boundary)
            fields.remove("Content-Type")
            fields.add("Content-Type", layout.contentType)
            let whole = content
            content = .pieces(
                zip(layout.heads, parts).flatMap { [.bytes($0), whole.part($1)] } + [.bytes(layout.end)])
        }
        status = .partialContent
        return self
    }
}

extension Response.Content {
    fileprivate func part(_ range: Range<Int>) -> Response.Content {
        switch self {
        case .bytes(let bytes): return .bytes(Bytes(bytes[range]))
        case .file(var file):
            file.offset += range.lowerBound
            file.count = range.count
            return .file(file)
        case .empty, .pieces, .stream: return self
        }
    }
}
