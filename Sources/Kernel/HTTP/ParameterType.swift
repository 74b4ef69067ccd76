/// What a parameter of a route matches: `:slug` any segment, `:ms<int>` a whole number, `:id<lead>` an id with that
/// prefix, `*rest` all that is left. What does not match is not found, before a handler runs.
enum ParameterType: Equatable {
    case text
    case integer
    case identifier(prefix: String)
    case rest

    func matches(_ segment: borrowing Span<UInt8>) -> Bool {
        switch self {
        case .text, .rest: return true
        case .integer: return segment.decimal != nil
        case .identifier(let prefix):
            let length = prefix.utf8.count
            guard segment.count == length + 27, segment.extracting(..<length).equals(prefix),
                segment[length] == UInt8(ascii: "_")
            else { return false }
            for index in length + 1..<segment.count where !segment[index].isCrockford { return false }
            return true
        }
    }
}

extension UInt8 {
    /// A lower-case digit of Crockford's base 32: no i, l, o, u.
    fileprivate var isCrockford: Bool {
        switch self {
        case UInt8(ascii: "i"), UInt8(ascii: "l"), UInt8(ascii: "o"), UInt8(ascii: "u"): false
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: false
        }
    }
}

/// One segment of a route's pattern.
enum PatternSegment: Equatable {
    case literal(String)
    case parameter(name: String, ParameterType)

    /// Reads `/leads/:id<lead>/stage`; nil where the pattern is not well formed.
    static func parse(_ pattern: String) -> [PatternSegment]? {
        guard pattern.hasPrefix("/") else { return nil }
        guard pattern != "/" else { return [] }
        let parts = pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        let segments = parts.compactMap(PatternSegment.init)
        guard segments.count == parts.count else { return nil }
        let onlyLastIsRest = segments.dropLast().allSatisfy {
            if case .parameter(_, .rest) = $0 { false } else { true }
        }
        return onlyLastIsRest ? segments : nil
    }

    private init?(_ part: Substring) {
        guard let first = part.first else { return nil }
        let isWord = { (text: Substring) in !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        }
        switch first {
        case "*":
            guard isWord(part.dropFirst()) else { return nil }
            self = .parameter(name: String(part.dropFirst()), .rest)
        case ":":
            let pieces = part.dropFirst().split(separator: "<", maxSplits: 1)
            guard let name = pieces.first, isWord(name) else { return nil }
            guard pieces.count == 2 else {
                self = .parameter(name: String(name), .text)
                return
            }
            guard pieces[1].last == ">", isWord(pieces[1].dropLast()) else { return nil }
            let type = String(pieces[1].dropLast())
            self = .parameter(name: String(name), type == "int" ? .integer : .identifier(prefix: type))
        default:
            self = .literal(String(part))
        }
    }
}
