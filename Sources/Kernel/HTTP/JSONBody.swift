internal import Base
internal import FoundationEssentials

extension Request {
    /// Reads the body as JSON: 415 for another content type, 400 with the position if malformed or of another shape.
    package func json<Value: Decodable>(as type: Value.Type) throws -> Value {
        guard !head.isRepeated(.contentType), self[.contentType].flatMap(MediaType.init)?.name == "application/json"
        else { throw Refusal(.unsupportedMediaType, "The body is not JSON.") }
        let bytes = try body.bytes()
        try JSONBody.check(bytes.span)
        do {
            return try unsafe bytes.withUnsafeBytes { unsafe try JSONDecoder().decode(type, from: Data($0)) }
        } catch let error as DecodingError {
            throw Refusal.badRequest(JSONBody.sentence(error))
        }
    }
}

private enum JSONBody {
    private static let depthLimit = 32

    /// Rejects what the decoder would accept but must not see: other encodings, and nesting that exhausts its stack.
    static func check(_ bytes: borrowing Span<UInt8>) throws(Refusal) {
        // JSON holds no raw NUL, while UTF-16 and UTF-32, which the decoder would guess, cannot do without.
        guard bytes.text != nil, bytes.firstIndex(of: 0) == nil else {
            throw .badRequest("The JSON is not UTF-8 text.")
        }
        var depth = 0
        var index = 0
        var isInString = false
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""): isInString.toggle()
            case UInt8(ascii: "\\") where isInString: index += 1
            case UInt8(ascii: "{") where !isInString, UInt8(ascii: "[") where !isInString: depth += 1
            case UInt8(ascii: "}") where !isInString, UInt8(ascii: "]") where !isInString: depth -= 1
            default: break
            }
            guard depth <= depthLimit else { throw .badRequest("The JSON is nested more than \(depthLimit) deep.") }
            index += 1
        }
    }

    static func sentence(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context):
            "The JSON lacks \(place(context.codingPath + [key]))."
        case .valueNotFound(_, let context):
            "The JSON has null at \(place(context.codingPath)), where a value is needed."
        case .typeMismatch(_, let context):
            "The JSON has a value of another kind at \(place(context.codingPath))."
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            "The body is not well formed JSON."
        case .dataCorrupted(let context):
            "The JSON has a value that cannot be read at \(place(context.codingPath))."
        @unknown default:
            "The body is not the JSON that is needed here."
        }
    }

    /// `lead.contacts[2].email`
    private static func place(_ path: [any CodingKey]) -> String {
        guard !path.isEmpty else { return "the top" }
        return path.reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
    }
}
