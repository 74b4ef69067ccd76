/// A page as a test reads it: elements with attributes and text, found by what a person would see. It takes the markup
/// that our templates make, not all that browsers forgive.
package final class Element {
    package let name: String
    package let attributes: [String: String]
    package private(set) var children: [Node] = []

    package enum Node {
        case element(Element)
        case text(String)
    }

    private static let empty: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    private init(_ name: String, _ attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    package convenience init(html: String) {
        self.init("", [:])
        var open = [self]
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            open.last?.add(text: rest[..<start])
            rest = rest[start...]
            if rest.hasPrefix("<!--") {
                rest = rest.ranges(of: "-->").first.map { rest[$0.upperBound...] } ?? ""
                continue
            }
            var quote: Character?
            let end = rest.firstIndex { character in
                if let open = quote {
                    if character == open { quote = nil }
                } else if character == "\"" || character == "'" {
                    quote = character
                } else {
                    return character == ">"
                }
                return false
            }
            guard let end else { break }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                let name = tag.dropFirst().prefix { !$0.isWhitespace }
                if let place = open.lastIndex(where: { $0.name == name }), place > 0 {
                    open.removeLast(open.count - place)
                }
                continue
            }
            let element = Element(tag: tag)
            open.last?.children.append(.element(element))
            if !Self.empty.contains(element.name), !tag.hasSuffix("/") { open.append(element) }
        }
        open.last?.add(text: rest)
    }

    private convenience init(tag: Substring) {
        let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
        var attributes: [String: String] = [:]
        var rest = tag.dropFirst(name.count).drop { $0.isWhitespace || $0 == "/" }
        while !rest.isEmpty {
            let key = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != "/" }
            guard !key.isEmpty else { break }
            rest = rest.dropFirst(key.count)
            var value = ""
            if rest.first == "=" {
                rest = rest.dropFirst()
                if let quote = rest.first, quote == "\"" || quote == "'" {
                    let text = rest.dropFirst().prefix { $0 != quote }
                    value = text.unescaped
                    rest = rest.dropFirst(text.count + 2)
                } else {
                    let text = rest.prefix { !$0.isWhitespace }
                    value = text.unescaped
                    rest = rest.dropFirst(text.count)
                }
            }
            attributes[String(key)] = value
            rest = rest.drop { $0.isWhitespace || $0 == "/" }
        }
        self.init(String(name), attributes)
    }

    private func add(text: Substring) {
        if !text.isEmpty { children.append(.text(text.unescaped)) }
    }

    package subscript(attribute: String) -> String? { attributes[attribute] }

    /// All text within, its blanks as a browser shows them.
    package var text: String {
        rawText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    package var rawText: String {
        children.map { node in
            switch node {
            case .text(let text): text
            case .element(let element): element.name == "script" ? "" : " \(element.rawText) "
            }
        }.joined()
    }

    /// Every element within, in the order of the page.
    package var all: [Element] {
        children.flatMap { node -> [Element] in
            guard case .element(let element) = node else { return [] }
            return [element] + element.all
        }
    }

    package func all(_ name: String) -> [Element] { all.filter { $0.name == name } }
    package func first(_ name: String) -> Element? { all(name).first }
    package func element(id: String) -> Element? { all.first { $0["id"] == id } }
}

extension StringProtocol {
    fileprivate var unescaped: String {
        guard contains("&") else { return String(self) }
        var text = String(self)
        for (code, sign) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ] {
            text = text.split(separator: code, omittingEmptySubsequences: false).joined(separator: sign)
        }
        return text
    }
}
