internal import Base

/// The line before each chunk: `1f` or `1f;name=value;name="quoted"`. Extensions are checked and forgotten.
struct ChunkSizeLine {
    private enum State {
        case size
        case nameStart
        case name
        case valueStart
        case token
        case quoted
        case escaped
        case afterQuoted
        case feed
    }

    /// Enough for any `Int`, and an end to leading zeros.
    private static let digitLimit = 16
    private static let extensionLimit = 1024
    private static let allExtensionsLimit = 8192

    private var state = State.size
    private var size: UInt64 = 0
    private var digits = 0
    private var extensionBytes = 0
    private var allExtensionBytes = 0

    /// The size of the chunk, once the line has ended; the next byte then begins a new line.
    mutating func take(_ byte: UInt8) throws(Refusal) -> Int? {
        switch state {
        case .size:
            if let value = byte.hexValue {
                digits += 1
                guard digits <= Self.digitLimit else { throw Self.malformed }
                size = size << 4 | UInt64(value)
            } else {
                guard digits > 0 else { throw Self.malformed }
                try end(byte)
            }
            return nil
        case .feed:
            guard byte == UInt8(ascii: "\n"), let size = Int(exactly: size) else { throw Self.malformed }
            state = .size
            self.size = 0
            digits = 0
            extensionBytes = 0
            return size
        default:
            try takeExtension(byte)
            return nil
        }
    }

    private mutating func takeExtension(_ byte: UInt8) throws(Refusal) {
        extensionBytes += 1
        allExtensionBytes += 1
        guard extensionBytes <= Self.extensionLimit, allExtensionBytes <= Self.allExtensionsLimit else {
            throw .badRequest("The chunk extensions are too long.")
        }
        switch (state, byte) {
        case (.nameStart, _) where byte.isToken, (.name, _) where byte.isToken: state = .name
        case (.name, UInt8(ascii: "=")): state = .valueStart
        case (.valueStart, UInt8(ascii: "\"")): state = .quoted
        case (.valueStart, _) where byte.isToken, (.token, _) where byte.isToken: state = .token
        case (.quoted, UInt8(ascii: "\"")): state = .afterQuoted
        case (.quoted, UInt8(ascii: "\\")): state = .escaped
        case (.quoted, _) where !byte.isControl, (.escaped, _) where !byte.isControl: state = .quoted
        case (.name, _), (.token, _), (.afterQuoted, _): try end(byte)
        default: throw Self.malformed
        }
    }

    /// What may follow a complete part of the line: one more extension, or its end.
    private mutating func end(_ byte: UInt8) throws(Refusal) {
        switch byte {
        case UInt8(ascii: ";"): state = .nameStart
        case UInt8(ascii: "\r"): state = .feed
        default: throw Self.malformed
        }
    }

    private static let malformed = Refusal.badRequest("The size of a chunk is not well formed.")
}
