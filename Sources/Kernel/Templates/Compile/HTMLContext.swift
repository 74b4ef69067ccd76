internal import Base

/// The position of the next byte in an HTML page, tracked through the literals of a template. It decides how a slot is
/// escaped, and whether one is allowed at all.
struct HTMLContext: Equatable {
    enum State: Equatable {
        case text
        /// Behind `<`, `</` and `<!`.
        case opening, closing, declaration
        case comment
        case tagName, tag, attributeName, afterName, beforeValue, unquoted
        /// Two branches within a tag joined: what follows must start again.
        case joint
        case value(quote: UInt8)
        /// `script` and `style`, whose text HTML does not read, and `title` and `textarea`, which hold no tags.
        case raw, plain
    }

    private(set) var state = State.text
    /// The element whose tag this is, or whose text.
    private(set) var element = ""
    private(set) var attribute = "" { didSet { isURL = AttributeRules.isURL(attribute) } }
    private var isURL = false
    private(set) var url = URLPart.start
    /// The text read so far of a name, a scheme, the end of a comment or a raw text.
    private var word = Bytes()
    /// The attribute's value has begun.
    private var hasValue = false
    /// A `meta` that refreshes is an address in disguise.
    private var isRefresh = false, hasContentSlot = false

    /// The start of the attribute in the bytes read last, including leading blanks.
    private(set) var attributeStart: Int?
    private var blanks = 0..<0

    static func == (left: HTMLContext, right: HTMLContext) -> Bool {
        left.state == right.state && left.element == right.element && left.word == right.word
            && (left.attribute == right.attribute && left.url == right.url || !left.isInAttribute)
    }

    private var isInAttribute: Bool {
        switch state {
        case .value, .unquoted, .beforeValue: true
        default: false
        }
    }

    /// Whether the value of an attribute in quotes begins here.
    var quoteOfEmptyValue: UInt8? {
        guard case .value(let quote) = state, !hasValue else { return nil }
        return quote
    }

    // MARK: - Literals

    mutating func read(_ bytes: Bytes) throws(Complaint) {
        attributeStart = nil
        blanks = 0..<0
        for index in bytes.indices {
            // Most of a page is text and values: pass over them quickly.
            if state == .text, bytes[index] != UInt8(ascii: "<") { continue }
            do { try read(bytes[index], at: index) } catch { throw Complaint(message: error.message, offset: index) }
        }
    }

    private mutating func read(_ byte: UInt8, at index: Int) throws(Complaint) {
        switch state {
        case .text:
            state = .opening
        case .opening:
            word.removeAll(keepingCapacity: true)
            if byte.isLetter {
                state = .tagName
                begin(word: byte)
            } else if byte == UInt8(ascii: "/") {
                state = .closing
            } else if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
                state = .declaration
            } else if byte != UInt8(ascii: "<") {
                state = .text
            }
        case .closing:
            if byte == UInt8(ascii: ">") { leaveTag(to: .text) }
            guard byte != UInt8(ascii: "\""), byte != UInt8(ascii: "'") else {
                throw Complaint(message: "a closing tag has no attributes")
            }
        case .declaration:
            word.append(byte)
            if word.elementsEqual("--".utf8) {
                state = .comment
                word.removeAll(keepingCapacity: true)
            } else if byte == UInt8(ascii: ">") {
                leaveTag(to: .text)
            }
        case .comment:
            word = byte == UInt8(ascii: "-") ? word.suffix(1) + [byte] : word.count == 2 ? word + [byte] : []
            if word.count == 3 {
                if byte == UInt8(ascii: ">") { state = .text }
                word.removeAll(keepingCapacity: true)
            }
        case .tagName:
            guard byte.isTagEnd else { return word.append(byte.lowercased) }
            element = String(decoding: word, as: UTF8.self)
            word.removeAll(keepingCapacity: true)
            try readInTag(byte, at: index)
        case .tag:
            try readInTag(byte, at: index)
        case .joint:
            guard byte.isTagEnd else { throw Complaint(message: "a space is missing behind the `{% end %}`") }
            try readInTag(byte, at: index)
        case .attributeName:
            guard byte.isTagEnd || byte == UInt8(ascii: "=") else { return word.append(byte.lowercased) }
            attribute = String(decoding: word, as: UTF8.self)
            if attribute == "http-equiv" { isRefresh = true }
            word.removeAll(keepingCapacity: true)
            state = byte == UInt8(ascii: "=") ? .beforeValue : .afterName
            if byte != UInt8(ascii: "="), !byte.isTemplateBlank { try readInTag(byte, at: index) }
        case .afterName:
            if byte == UInt8(ascii: "=") { state = .beforeValue } else { try readInTag(byte, at: index) }
        case .beforeValue:
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                state = .value(quote: byte)
                url = .start
                word.removeAll(keepingCapacity: true)
                hasValue = false
            } else if byte == UInt8(ascii: ">") {
                try leaveStartTag()
            } else if !byte.isTemplateBlank {
                state = .unquoted
            }
        case .unquoted:
            if byte == UInt8(ascii: ">") { try leaveStartTag() } else if byte.isTemplateBlank { state = .tag }
        case .value(let quote):
            if byte == quote {
                state = .tag
                word.removeAll(keepingCapacity: true)
            } else {
                hasValue = true
                if isURL { try readURL(byte) }
            }
        case .raw, .plain:
            readRaw(byte)
        }
    }

    private mutating func begin(word byte: UInt8) {
        word.removeAll(keepingCapacity: true)
        word.append(byte.lowercased)
    }

    private mutating func readInTag(_ byte: UInt8, at index: Int) throws(Complaint) {
        if byte == UInt8(ascii: ">") { return try leaveStartTag() }
        if byte.isTemplateBlank || byte == UInt8(ascii: "/") {
            if state != .afterName || byte == UInt8(ascii: "/") { state = .tag }
            blanks = blanks.upperBound == index ? blanks.lowerBound..<index + 1 : index..<index + 1
            return
        }
        state = .attributeName
        begin(word: byte)
        attributeStart = blanks.upperBound == index ? blanks.lowerBound : nil
    }

    private mutating func leaveStartTag() throws(Complaint) {
        if isRefresh, hasContentSlot {
            throw Complaint(message: "a slot cannot stand in a `meta` with `http-equiv`: it could lead anywhere")
        }
        switch element {
        case "script", "style", "iframe", "xmp", "noembed", "noframes", "plaintext": leaveTag(to: .raw)
        case "title", "textarea": leaveTag(to: .plain)
        default: leaveTag(to: .text)
        }
    }

    private mutating func leaveTag(to next: State) {
        state = next
        word.removeAll(keepingCapacity: true)
        if !attribute.isEmpty { attribute = "" }
        isRefresh = false
        hasContentSlot = false
        if next == .text { element = "" }
    }

    /// Looks for the closing tag, the only thing that ends such a text.
    private mutating func readRaw(_ byte: UInt8) {
        if word.isEmpty, byte != UInt8(ascii: "<") { return }
        let end = "</\(element)".utf8
        if word.count == end.count, byte.isTagEnd {
            leaveTag(to: byte == UInt8(ascii: ">") ? .text : .closing)
            return
        }
        if byte == UInt8(ascii: "<") || word.count == end.count {
            begin(word: byte)
        } else {
            word.append(byte.lowercased)
        }
        if !end.starts(with: word) { word.removeAll(keepingCapacity: true) }
    }

    private mutating func readURL(_ byte: UInt8) throws(Complaint) {
        switch byte {
        case UInt8(ascii: "?"), UInt8(ascii: "#"):
            url = .query
        case UInt8(ascii: "/") where url != .query:
            url = .path
        case UInt8(ascii: ":") where url == .open:
            throw Complaint(message: "a slot cannot choose the scheme of an address")
        case UInt8(ascii: ":") where url == .scheme:
            let scheme = String(decoding: word, as: UTF8.self)
            guard AttributeRules.schemes.contains(scheme) else {
                throw Complaint(message: "an address with a slot cannot have the scheme `\(scheme)`")
            }
            url = .path
        case _ where url == .start || url == .scheme:
            url = .scheme
            word.append(byte.lowercased)
        default:
            break
        }
    }

    // MARK: - Slots

    /// Returns how to escape a slot here. A constant is part of the template itself, so it may name a script.
    mutating func slot(isConstant: Bool) throws(Complaint) -> Escape {
        switch state {
        case .text, .plain:
            return .html
        case .value:
            if let reason = AttributeRules.refusal(of: attribute, on: element), !isConstant {
                throw Complaint(message: reason)
            }
            if attribute == "content" { hasContentSlot = true }
            defer { hasValue = true }
            guard isURL else { return .html }
            defer { if url == .start || url == .scheme { url = .open } }
            switch url {
            case .start: return .url
            case .scheme, .open, .path: return .urlPart
            case .query: return .urlQuery
            }
        case .raw:
            throw Complaint(message: "a slot cannot stand in `<\(element)>`: put the value into a `data-` attribute")
        case .comment, .declaration:
            throw Complaint(message: "a slot cannot stand in an HTML comment")
        case .beforeValue, .unquoted:
            throw Complaint(message: "put quotes around the value of `\(attribute)`")
        case .opening, .closing, .tagName:
            throw Complaint(message: "a slot cannot stand in the name of a tag")
        case .tag, .joint, .attributeName, .afterName:
            throw Complaint(message: "a slot cannot stand among the attributes, only in a quoted value")
        }
    }

    /// Whether markup may stand here: as text, but not in an attribute or in `title` and `textarea`.
    var takesMarkup: Bool { state == .text }

    /// Returns the context after two branches, if it is defined.
    func joined(with other: HTMLContext) -> HTMLContext? {
        if self == other { return self }
        var joined = self
        if isBetweenAttributes, other.isBetweenAttributes, ownElement == other.ownElement {
            joined.element = ownElement
            joined.state = .joint
            joined.word = []
            joined.attribute = ""
            joined.isRefresh = isRefresh || other.isRefresh
            joined.hasContentSlot = hasContentSlot || other.hasContentSlot
            return joined
        }
        if state == other.state, case .value = state, element == other.element, attribute == other.attribute {
            joined.hasValue = hasValue || other.hasValue
            if !isURL { return joined }
            let parts: [URLPart] = [.path, .query]
            if parts.contains(url), parts.contains(other.url) {
                joined.url = .query
                return joined
            }
        }
        return nil
    }

    private var isBetweenAttributes: Bool {
        switch state {
        case .tagName, .tag, .attributeName, .afterName, .joint: true
        default: false
        }
    }

    private var ownElement: String {
        state == .tagName ? String(decoding: word, as: UTF8.self) : element
    }
}

extension UInt8 {
    fileprivate var isTagEnd: Bool {
        isTemplateBlank || self == UInt8(ascii: ">") || self == UInt8(ascii: "/")
    }
}
