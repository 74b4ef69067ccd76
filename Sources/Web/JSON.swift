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
}
