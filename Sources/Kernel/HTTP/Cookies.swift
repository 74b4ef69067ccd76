/// The cookies that came with a request, in order. Where a name came twice the first counts: it is the one with
/// the more specific path.
package struct Cookies: Sendable {
    package let pairs: [(name: String, value: String)]

    /// Reads `name=value; name=value`, each line as browsers write it. What is no pair is passed over: a neighbour
    /// under the same domain may have set anything, and that must not lock people out.
    package init(_ lines: [String]) {
        // By bytes: to a string, a semicolon with a combining mark behind it is another character.
        pairs = lines.flatMap { $0.utf8.split(separator: UInt8(ascii: ";")) }.compactMap { Cookies.pair(Substring($0)) }
    }

    package subscript(name: String) -> String? {
        pairs.first { $0.name == name }?.value
    }

    private static func pair(_ text: Substring) -> (name: String, value: String)? {
        var scanner = FieldScanner(text)
        scanner.skipBlanks()
        guard let name = scanner.token(), scanner.take("=") else { return nil }
        let value = scanner.take { $0 > 0x20 && $0 != 0x7F } ?? ""
        scanner.skipBlanks()
        return scanner.isAtEnd ? (name, value) : nil
    }
}

extension Request {
    package var cookies: Cookies {
        Cookies(values(of: .cookie))
    }
}
