internal import Base

/// Takes a `multipart/form-data` body apart (RFC 7578, RFC 2046 section 5.1) as its bytes come in. Texts are
/// collected; of a file only its place in the body is noted, so an upload of any size needs no memory and no copy.
package struct MultipartDecoder {
    package struct File: Equatable, Sendable {
        package let name: String
        package let fileName: String
        package let type: String
        package let place: Range<Int>
    }

    private enum State {
        /// Before the first boundary, where nothing else may stand.
        case start
        case content
        /// Behind a boundary: two hyphens for the end, or a line break and the next part.
        case boundary
        case hyphen
        case feed
        case head
        case end
        case endFeed
        case done
    }

    /// The line break before a boundary belongs to it, not to the content.
    private let delimiter: Bytes
    private let limits: FormLimits
    private var state = State.start
    /// The number of bytes of the delimiter matched so far.
    private var matched = 2
    private var head = PartHead()
    private var text = Bytes()
    /// The start of this part's content.
    private var contentStart = 0
    /// The number of bytes before this piece.
    private var offset = 0
    private var parts = 0
    package private(set) var fields = FormFields()
    package private(set) var files: [File] = []

    package init(boundary: String, limits: FormLimits) throws(Refusal) {
        guard 1...70 ~= boundary.utf8.count, boundary.utf8.allSatisfy(\.isBoundary),
            boundary.utf8.last != UInt8(ascii: " ")
        else {
            throw .badRequest("The boundary of the form is not well formed.")
        }
        delimiter = Bytes("\r\n--\(boundary)".utf8)
        self.limits = limits
    }

    package mutating func decode(_ piece: borrowing Span<UInt8>) throws(Refusal) {
        var index = 0
        while index < piece.count {
            switch state {
            case .start, .content:
                index = try takeContent(piece, from: index)
            case .head:
                index += 1
                if try head.take(piece[index - 1], limits) { beginContent(at: offset + index) }
            default:
                try takeBoundaryEnd(piece[index])
                index += 1
            }
        }
        offset += piece.count
    }

    /// Says that the body has ended.
    package func finish() throws(Refusal) {
        switch state {
        case .end, .done: return
        default: throw .badRequest("The form ends before its last boundary.")
        }
    }

    /// Reads content up to what may be a boundary, or one more byte of that, and says where to go on.
    private mutating func takeContent(_ piece: borrowing Span<UInt8>, from index: Int) throws(Refusal) -> Int {
        guard matched > 0 else {
            // Only the first byte of the delimiter is a carriage return, so looking for that alone misses nothing.
            let end = piece.firstIndex(of: UInt8(ascii: "\r"), from: index) ?? piece.count
            try keep(piece.extracting(index..<end))
            guard end < piece.count else { return end }
            matched = 1
            return end + 1
        }
        if piece[index] == delimiter[matched] {
            matched += 1
            if matched == delimiter.count { try endContent(at: offset + index + 1 - matched) }
            return index + 1
        }
        guard case .content = state else { throw .badRequest("The form does not begin with its boundary.") }
        let missed = delimiter
        try keep(missed.span.extracting(..<matched))
        matched = 0
        return index
    }

    private mutating func beginContent(at place: Int) {
        state = .content
        matched = 0
        contentStart = place
        text.removeAll(keepingCapacity: true)
    }

    private mutating func keep(_ content: borrowing Span<UInt8>) throws(Refusal) {
        guard head.fileName == nil else { return }
        guard text.count + content.count <= limits.text else {
            throw Refusal(.contentTooLarge, "A field of the form is too long.")
        }
        unsafe content.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
    }

    private mutating func endContent(at place: Int) throws(Refusal) {
        defer { state = .boundary }
        guard case .content = state, let name = head.name else { return }
        guard let fileName = head.fileName else {
            fields.append(name, try FormFields.text(text.span))
            return
        }
        // A file field where no file was chosen comes without a name and empty.
        guard !fileName.isEmpty || place > contentStart else { return }
        let type = head.type ?? "application/octet-stream"
        files.append(File(name: name, fileName: fileName, type: type, place: contentStart..<place))
    }

    private mutating func takeBoundaryEnd(_ byte: UInt8) throws(Refusal) {
        switch (state, byte) {
        case (.boundary, UInt8(ascii: "-")): state = .hyphen
        case (.hyphen, UInt8(ascii: "-")): state = .end
        case (.end, UInt8(ascii: "\r")): state = .endFeed
        case (.endFeed, UInt8(ascii: "\n")): state = .done
        case (.boundary, UInt8(ascii: "\r")): state = .feed
        case (.feed, UInt8(ascii: "\n")):
            parts += 1
            guard parts <= limits.parts else { throw Refusal(.contentTooLarge, "The form has too many parts.") }
            head = PartHead()
            state = .head
        default: throw .badRequest("A boundary of the form is not well formed.")
        }
    }
}

extension UInt8 {
    /// RFC 2046 section 5.1.1.
    fileprivate var isBoundary: Bool {
        isDigit || lowercased &- UInt8(ascii: "a") < 26 || "'()+_,-./:=? ".utf8.contains(self)
    }
}
