internal import Base

/// The cookies that came with a request, in order. Where a name came twice the first counts: it is the one with
/// the more specific path.
package struct Cookies: Sendable {
    // As bytes: to a string, a semicolon with a combining mark behind it is another character.
    private let pieces: [ArraySlice<UInt8>]

    /// Reads `name=value; name=value`, each line as browsers write it. What is no pair is passed over: a neighbour
    /// under the same domain may have set anything, and that must not lock people out.
    package init(_ lines: [String]) {
        pieces = lines.flatMap { Bytes($0.utf8).split(separator: UInt8(ascii: ";")) }
    }

    package var pairs: [(name: String, value: String)] { pieces.compactMap(Cookies.pair) }

    /// Reads only those that may be the one: a page asks for several, and browsers send many.
    package subscript(name: String) -> String? {
        for piece in pieces where piece.drop(while: { $0 == 0x20 || $0 == 0x09 }).starts(with: name.utf8) {
            if let pair = Cookies.pair(piece), pair.name == name { return pair.value }
        }
        return nil
    }

    private static func pair(_ piece: ArraySlice<UInt8>) -> (name: String, value: String)? {
        var scanner = FieldScanner(String(decoding: piece, as: UTF8.self)[...])
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
