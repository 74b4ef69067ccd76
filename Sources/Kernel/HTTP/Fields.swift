package import Base

/// The header lines of an answer, kept as the bytes that are sent: writing them is one append,
/// and a copy of prepared ones costs nothing.
package struct Fields: Equatable, Sendable {
    package private(set) var bytes = Bytes()

    package init() {}

    package mutating func add(_ name: StaticString, _ value: String) {
        bytes.append(name)
        bytes.append(": ")
        for byte in value.utf8 {
            // A line break would start a field of the attacker's making; no field value needs a control character.
            bytes.append(byte.isControl ? UInt8(ascii: " ") : byte)
        }
        bytes.append("\r\n")
    }

    package mutating func add(_ name: StaticString, _ value: StaticString) {
        bytes.append(name)
        bytes.append(": ")
        bytes.append(value)
        bytes.append("\r\n")
    }

    package mutating func add(_ name: StaticString, _ number: Int) {
        bytes.append(name)
        bytes.append(": ")
        bytes.append(decimal: number)
        bytes.append("\r\n")
    }

    package mutating func add(_ more: Fields) {
        bytes.append(contentsOf: more.bytes)
    }

    /// Takes all lines of this name out.
    package mutating func remove(_ name: String) {
        let kept = lines.filter { $0.name.lowercased() != name.lowercased() }
        bytes = Bytes(kept.map { "\($0.name): \($0.value)\r\n" }.joined().utf8)
    }

    /// The lines one by one, for tests and logs.
    package var lines: [(name: String, value: String)] {
        bytes.split(separator: UInt8(ascii: "\n")).map { line in
            let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
            return (
                String(decoding: parts[0], as: UTF8.self),
                String(decoding: parts[1].dropFirst().dropLast(), as: UTF8.self)
            )
        }
    }

    package subscript(name: String) -> String? {
        lines.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
