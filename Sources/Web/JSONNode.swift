internal import Base

/// A value on its way to JSON. Foundation's encoder takes longer over a small document than the database over the row
/// that it goes into.
final class JSONNode: Encoder, SingleValueEncodingContainer {
    private enum Content {
        /// As it is written.
        case plain(Bytes)
        case list([JSONNode])
        case object([(key: String, value: JSONNode)])
    }

    private var content = Content.plain(Bytes("null".utf8))

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .object = content {} else { content = .object([]) }
        return KeyedEncodingContainer(Keyed<Key>(node: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .list = content {} else { content = .list([]) }
        return Unkeyed(node: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() {}

    func encode<Value: Encodable>(_ value: Value) throws {
        if let text = value as? String {
            var quoted = Bytes()
            quoted.append(jsonString: text, isSafeInHTML: false)
            content = .plain(quoted)
        } else if let flag = value as? Bool {
            content = .plain(Bytes((flag ? "true" : "false").utf8))
        } else if let number = value as? any BinaryInteger {
            content = .plain(Bytes("\(number)".utf8))
        } else if let number = value as? any BinaryFloatingPoint & CustomStringConvertible {
            guard Double(number).isFinite else {
                let reason = EncodingError.Context(codingPath: [], debugDescription: "JSON has no number for it")
                throw EncodingError.invalidValue(value, reason)
            }
            content = .plain(Bytes(number.description.utf8))
        } else {
            try value.encode(to: self)
        }
    }

    /// Keys in order, so that equal values are equal texts.
    func write(to bytes: inout Bytes) {
        switch content {
        case .plain(let text): bytes += text
        case .list(let nodes):
            bytes.append(UInt8(ascii: "["))
            for (index, node) in nodes.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                node.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.append(jsonString: member.key, isSafeInHTML: false)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private func member(_ key: String) -> JSONNode {
        let node = JSONNode()
        if case .object(var members) = content {
            content = .object([])
            members.append((key, node))
            content = .object(members)
        }
        return node
    }

    private func element() -> JSONNode {
        let node = JSONNode()
        if case .list(var nodes) = content {
            content = .list([])
            nodes.append(node)
            content = .list(nodes)
        }
        return node
    }

    private var count: Int {
        if case .list(let nodes) = content { nodes.count } else { 0 }
    }

    private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let node: JSONNode
        var codingPath: [any CodingKey] { [] }

        func encodeNil(forKey key: Key) { _ = node.member(key.stringValue) }

        func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
            try node.member(key.stringValue).encode(value)
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) -> KeyedEncodingContainer<Nested> {
            node.member(key.stringValue).container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
            node.member(key.stringValue).unkeyedContainer()
        }

        func superEncoder() -> any Encoder { node.member("super") }

        func superEncoder(forKey key: Key) -> any Encoder { node.member(key.stringValue) }
    }

    private struct Unkeyed: UnkeyedEncodingContainer {
        let node: JSONNode
        var codingPath: [any CodingKey] { [] }
        var count: Int { node.count }

        func encodeNil() { _ = node.element() }

        func encode<Value: Encodable>(_ value: Value) throws { try node.element().encode(value) }

        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
            node.element().container(keyedBy: type)
        }

        func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { node.element().unkeyedContainer() }

        func superEncoder() -> any Encoder { node.element() }
    }
}
