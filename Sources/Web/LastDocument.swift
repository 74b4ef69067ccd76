internal import Base

/// Caches the last decoded document of a column: it is decoded again only when its text changes.
package final class LastDocument<Value: Decodable & Sendable>: Sendable {
    private let last = Guarded<(text: String, value: Value)?>(nil)

    package init() {}

    package func value(of text: String) throws -> Value {
        if let last = last.withLock({ $0 }), last.text == text { return last.value }
        let value = try JSON.value(Value.self, of: text)
        last.withLock { $0 = (text, value) }
        return value
    }
}
