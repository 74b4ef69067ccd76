/// The type of a content, `text/html; charset=utf-8` (RFC 9110 section 8.3.1).
struct MediaType {
    /// `text/html`, in lower case.
    let name: String
    private let parameters: [(name: String, value: String)]

    init?(_ text: String) {
        var scanner = FieldScanner(text)
        guard let type = scanner.token(), scanner.take("/"), let subtype = scanner.token(),
            let parameters = scanner.parameters()
        else { return nil }
        name = "\(type)/\(subtype)".lowercased()
        self.parameters = parameters
    }

    subscript(parameter: String) -> String? {
        parameters.first { $0.name == parameter }?.value
    }
}

extension FieldScanner {
    /// Reads `; name=value; name="value"` to the end. The names come in lower case; nil where one comes twice.
    mutating func parameters() -> [(name: String, value: String)]? {
        var all: [(name: String, value: String)] = []
        while true {
            skipBlanks()
            if isAtEnd { return all }
            guard take(";") else { return nil }
            skipBlanks()
            guard let name = token()?.lowercased() else { continue }
            guard take("="), let value = token() ?? quotedString() else { return nil }
            guard !all.contains(where: { $0.name == name }) else { return nil }
            all.append((name, value))
        }
    }
}
