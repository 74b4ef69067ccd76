import Base

@testable import Charts

/// What a chart draws, to be looked at.
struct Drawing {
    static let format = FigureFormat(short: { "\(Int($0))" }, full: { "€ \(Int($0))" })
    static let months = ["January", "February", "March", "April"]

    let text: String

    init(_ draw: (inout Bytes) -> Void) {
        var bytes = Bytes()
        draw(&bytes)
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// The values of an attribute in the tags that hold some text.
    func values(of attribute: String, inTagsWith part: String) -> [String] {
        text.split(separator: "<").filter { $0.contains(part) }.compactMap { tag in
            guard let start = tag.range(of: " \(attribute)=\"")?.upperBound else { return nil }
            return String(tag[start...].prefix { $0 != "\"" })
        }
    }

    /// Tags that are open at the end, or close what is not open; nothing in a sound drawing.
    var faults: [String] {
        var open: [String] = []
        for piece in text.split(separator: "<") {
            let tag = piece.prefix { $0 != ">" }
            let name = String(tag.prefix { $0 != " " && $0 != "/" })
            if tag.hasPrefix("/") {
                let closed = String(tag.dropFirst())
                guard open.popLast() == closed else { return open + ["/\(closed)"] }
            } else if !tag.hasSuffix("/") {
                open.append(name)
            }
        }
        return open
    }
}

extension Substring {
    /// Where some text stands first; the standard library looks for single elements only.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
