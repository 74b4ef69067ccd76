/// A text taken apart at its placeholders.
enum TextPiece: Equatable {
    case words(String)
    case value(String)

    static func pieces(of text: String) -> [TextPiece] {
        var pieces: [TextPiece] = []
        var rest = text[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
        {
            if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
            pieces.append(.value(String(rest[rest.utf8.index(after: open)..<close])))
            rest = rest[rest.utf8.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.words(String(rest))) }
        return pieces
    }

    static func names(in text: String) -> Set<String> {
        Set(
            pieces(of: text).compactMap { piece in
                guard case .value(let name) = piece else { return nil }
                return name
            })
    }

    /// The tags of a text in their exact form; a translation may reorder them but not add any.
    static func tags(in text: String) -> [String] {
        var tags: [String] = []
        var rest = text.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            let close = rest[open...].firstIndex(of: UInt8(ascii: ">")) ?? rest.index(before: rest.endIndex)
            tags.append(String(decoding: rest[open...close], as: UTF8.self))
            rest = rest[rest.index(after: close)...]
        }
        return tags.sorted()
    }

    /// Why a translation does not match the English; nil if it does. The singular form may omit the number.
    static func mismatch(_ english: [String], _ forms: [String]) -> String? {
        guard (english + forms).contains(where: \.isMoreThanWords) else { return nil }
        let names = Set(english.flatMap(TextPiece.names))
        let tags = Set(english.flatMap(TextPiece.tags))
        for form in forms {
            let used = TextPiece.names(in: form)
            if let unknown = used.subtracting(names).min() {
                return "has `{\(unknown)}`, which the English has not\(didYouMean(unknown, among: names))"
            }
            if english.count == 1, let missing = names.subtracting(used).min() { return "lacks `{\(missing)}`" }
            let known = english.count == 1 ? TextPiece.tags(in: english[0]) == TextPiece.tags(in: form) : true
            guard known, tags.isSuperset(of: TextPiece.tags(in: form)) else {
                return "has other tags than the English"
            }
        }
        return nil
    }
}

extension String {
    fileprivate var isMoreThanWords: Bool {
        utf8.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "<") }
    }
}
