internal import Base

/// Named texts in the order they came: a query, or the fields of a form. A name may come more than once.
package struct FormFields: Sendable {
    package private(set) var pairs: [(name: String, value: String)] = []

    package init() {}

    /// Reads `name=value&name=value` as browsers write it: UTF-8, percent-encoded, `+` for a space.
    package init(urlEncoded text: borrowing Span<UInt8>, limit: Int = FormLimits().fields) throws(Refusal) {
        var start = 0
        while start < text.count {
            let end = text.firstIndex(of: UInt8(ascii: "&"), from: start) ?? text.count
            if end > start {
                guard pairs.count < limit else { throw Refusal(.contentTooLarge, "There are too many fields.") }
                let pair = text.extracting(start..<end)
                let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.count
                let name = try FormFields.decode(pair.extracting(..<equals))
                let value = try FormFields.decode(pair.extracting(min(equals + 1, pair.count)...))
                pairs.append((name, value))
            }
            start = end + 1
        }
    }

    mutating func append(_ name: String, _ value: String) {
        pairs.append((name, value))
    }

    /// The first value with this name.
    package subscript(name: String) -> String? {
        ask(name)
        return pairs.first { $0.name == name }?.value
    }

    package func values(of name: String) -> [String] {
        ask(name)
        return pairs.filter { $0.name == name }.map(\.value)
    }

    package func contains(_ name: String) -> Bool {
        ask(name)
        return pairs.contains { $0.name == name }
    }

    private func ask(_ name: String) {
        #if DEBUG
            AskedFor.listener?(name, String.self)
        #endif
    }

    private static func decode(_ encoded: borrowing Span<UInt8>) throws(Refusal) -> String {
        var bytes = Bytes()
        bytes.reserveCapacity(encoded.count)
        guard bytes.append(percentDecoding: encoded, plusIsSpace: true) else {
            throw .badRequest("A field holds a percent sign without two hexadecimal digits.")
        }
        return try text(bytes.span)
    }

    /// Text input: UTF-8 without NUL, which databases do not store.
    static func text(_ bytes: borrowing Span<UInt8>) throws(Refusal) -> String {
        guard let text = bytes.text else { throw .badRequest("A field is not UTF-8 text.") }
        guard bytes.firstIndex(of: 0) == nil else { throw .badRequest("A field holds a NUL character.") }
        return text
    }
}

/// The limits of a form; its total length is set by the route.
package struct FormLimits: Sendable {
    /// A form without files, in bytes.
    package var encoded = 1 << 20
    /// Fields of a query or of a form without files.
    package var fields = 1000
    /// Fields and files of a form with files.
    package var parts = 200
    /// The head of a part in a form with files, in bytes.
    package var partHead = 4096
    /// The name of a field in a form with files, in bytes.
    package var name = 200
    /// The text of a field in a form with files, in bytes.
    package var text = 65_536

    package init() {}
}
