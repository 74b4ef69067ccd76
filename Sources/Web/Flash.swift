internal import Base
internal import HTTP
package import Templates

/// A message shown once, on the next page.
package struct Flash: Equatable, Sendable {
    package enum Kind: String, Sendable {
        case success, info, warning, danger
    }

    /// The form that takes the change back: a button beside the text.
    package struct Undo: Equatable, Sendable {
        let path: String
        let fields: [FormField]

        package init(_ path: String, _ fields: KeyValuePairs<String, String> = [:]) {
            self.path = path
            self.fields = fields.map(FormField.init)
        }

        fileprivate init(path: String, fields: [FormField]) {
            self.path = path
            self.fields = fields
        }
    }

    let kind: Kind
    let text: Text
    let undo: Undo?

    package init(_ kind: Kind, _ text: Text, undo: Undo? = nil) {
        self.kind = kind
        self.text = text
        self.undo = undo
    }
}

/// A hidden field.
package struct FormField: Equatable, Sendable {
    let name: String
    let value: String
}

/// As it is kept in a cookie or a column: written like a form, for which there is a reader already.
extension Flash {
    var encoded: String {
        var pairs = [("kind", kind.rawValue)] + text.parts
        if let undo {
            pairs.append(("undo", undo.path))
            pairs += undo.fields.map { ("field.\($0.name)", $0.value) }
        }
        var bytes = Bytes()
        for (name, value) in pairs {
            if !bytes.isEmpty { bytes.append("&") }
            bytes.append(percentEncoding: name)
            bytes.append("=")
            bytes.append(percentEncoding: value)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    init?(encoded: String) {
        guard let fields = try? FormFields(urlEncoded: Bytes(encoded.utf8).span),
            let kind = fields["kind"].flatMap(Kind.init), let text = Text(parts: fields.pairs)
        else { return nil }
        let hidden = fields.pairs.filter { $0.name.hasPrefix("field.") }
            .map { FormField(name: String($0.name.dropFirst(6)), value: $0.value) }
        self.init(
            kind, text, undo: fields["undo"].map { Undo(path: $0, fields: hidden) })
    }
}
