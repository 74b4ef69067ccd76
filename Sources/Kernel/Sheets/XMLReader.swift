internal import Base

/// Reads XML as workbooks hold it, one event after the other: elements and their text. Document types are refused, so
/// no entity can grow; names come without their namespace's prefix.
struct XMLReader {
    enum Event {
        case start(String, [String: String])
        case end(String)
        case text(String)
    }

    private static let depthLimit = 32
    private static let attributeLimit = 64

    private let bytes: Bytes
    private var place = 0
    private var depth = 0
    /// The name of an element that had no content: its end follows its start.
    private var pending: String?

    init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    mutating func next() throws(SheetProblem) -> Event? {
        if let name = pending {
            pending = nil
            depth -= 1
            return .end(name)
        }
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "<") else { return .text(try text()) }
            if isNext("<!--") {
                try skip(to: "-->")
            } else if isNext("<?") {
                try skip(to: "?>")
            } else if isNext("<![CDATA[") {
                let start = place + 9
                try skip(to: "]]>")
                return .text(String(decoding: bytes[start..<place - 3], as: UTF8.self))
            } else if isNext("<!") {
                throw .damaged
            } else if isNext("</") {
                return try end()
            } else {
                return try start()
            }
        }
        guard depth == 0 else { throw .damaged }
        return nil
    }

    private func isNext(_ mark: StaticString) -> Bool {
        place + mark.utf8CodeUnitCount <= bytes.count && bytes[place...].starts(with: mark.description.utf8)
    }

    private mutating func skip(to mark: String) throws(SheetProblem) {
        let mark = Bytes(mark.utf8)
        while place + mark.count <= bytes.count {
            if bytes[place] == mark[0], bytes[place..<place + mark.count].elementsEqual(mark) {
                place += mark.count
                return
            }
            place += 1
        }
        throw .damaged
    }

    private mutating func text() throws(SheetProblem) -> String {
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
        return try Self.decode(bytes[start..<place])
    }

    private mutating func end() throws(SheetProblem) -> Event {
        place += 2
        let name = try name()
        skipBlanks()
        guard place < bytes.count, bytes[place] == UInt8(ascii: ">"), depth > 0 else { throw .damaged }
        place += 1
        depth -= 1
        return .end(name)
    }

    private mutating func start() throws(SheetProblem) -> Event {
        place += 1
        let name = try name()
        var attributes: [String: String] = [:]
        depth += 1
        guard depth <= Self.depthLimit else { throw .damaged }
        while true {
            skipBlanks()
            guard place < bytes.count else { throw .damaged }
            if bytes[place] == UInt8(ascii: ">") {
                place += 1
                return .start(name, attributes)
            }
            if isNext("/>") {
                place += 2
                pending = name
                return .start(name, attributes)
            }
            guard attributes.count < Self.attributeLimit else { throw .damaged }
            let (key, value) = try attribute()
            attributes[key] = value
        }
    }

    private mutating func attribute() throws(SheetProblem) -> (String, String) {
        let key = try name()
        skipBlanks()
        guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { throw .damaged }
        place += 1
        skipBlanks()
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") else {
            throw .damaged
        }
        let quote = bytes[place]
        let start = place + 1
        place = start
        while place < bytes.count, bytes[place] != quote { place += 1 }
        guard place < bytes.count else { throw .damaged }
        place += 1
        return (key, try Self.decode(bytes[start..<place - 1]))
    }

    private mutating func name() throws(SheetProblem) -> String {
        var start = place
        while place < bytes.count, !" \t\r\n=/><".utf8.contains(bytes[place]) {
            if bytes[place] == UInt8(ascii: ":") { start = place + 1 }
            place += 1
        }
        guard place > start else { throw .damaged }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func skipBlanks() {
        while place < bytes.count, " \t\r\n".utf8.contains(bytes[place]) { place += 1 }
    }

    private static let entities: [String: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

    private static func decode(_ bytes: ArraySlice<UInt8>) throws(SheetProblem) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var text = ""
        var rest = bytes
        while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
            text += String(decoding: rest[..<mark], as: UTF8.self)
            guard let end = rest[mark...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { throw .damaged }
            let name = String(decoding: rest[mark + 1..<end], as: UTF8.self)
            guard let character = entities[name] ?? numbered(name) else { throw .damaged }
            text += character
            rest = rest[(end + 1)...]
        }
        return text + String(decoding: rest, as: UTF8.self)
    }

    private static func numbered(_ name: String) -> String? {
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
