internal import Base
internal import FoundationEssentials

/// Small documents in columns: what changed, what an event tells, what a job is to do.
package enum JSON {
    /// Keys in order, so that equal values are equal texts.
    package static func text(_ value: some Encodable) throws -> String {
        let node = JSONNode()
        try node.encode(value)
        var bytes = Bytes()
        node.write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    package static func value<Value: Decodable>(_ type: Value.Type = Value.self, of text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    /// Returns what is wrong with a document, in words for whoever wrote it.
    package static func complaint(of error: any Error) -> String {
        func place(_ path: [any CodingKey]) -> String {
            path.isEmpty ? "it" : path.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }.joined(separator: ".")
        }
        guard let error = error as? DecodingError else { return "\(error)" }
        return switch error {
        case .keyNotFound(let key, let context): "\(place(context.codingPath + [key])) is missing"
        case .valueNotFound(_, let context): "\(place(context.codingPath)) is empty"
        case .typeMismatch(_, let context): "\(place(context.codingPath)) is of another kind than it must be"
        case .dataCorrupted(let context) where context.codingPath.isEmpty: "it is no JSON"
        case .dataCorrupted(let context): "\(place(context.codingPath)) cannot be"
        @unknown default: "it cannot be read"
        }
    }
}
