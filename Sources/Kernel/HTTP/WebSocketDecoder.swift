package import Base

/// Reads what a client sends over a WebSocket (RFC 6455 section 5), whatever pieces it arrives in. It is strict: what
/// the protocol does not allow is a failure, as soon as the byte is there that cannot be right.
package struct WebSocketDecoder {
    package enum Event: Equatable, Sendable {
        /// A whole message, its fragments put together.
        case message(SocketMessage)
        case ping(Bytes)
        case pong
        /// The code is nil if the client sent none. Later frames are ignored.
        case close(code: UInt16?, reason: String)
    }

    private let messageLimit: Int
    private let fragmentLimit: Int

    private var hasEnded = false
    /// The part of the frame head received so far; empty between two frames.
    private var head = Bytes()
    private var headLength = 2
    private var opcode = WebSocketOpcode.continuation
    private var isFinal = false
    private var mask = WebSocketMask(0, 0, 0, 0)
    /// The number of payload bytes still missing.
    private var missing = 0

    /// The message that has begun: text or binary, nil between two messages.
    private var kind: WebSocketOpcode?
    private var message = Bytes()
    private var fragments = 0
    private var textCheck = UTF8Check()
    /// The payload of a control frame, which may come between the fragments of a message.
    private var control = Bytes()

    /// Both limits are per message. Fragments are counted because they cost work even when they are empty.
    package init(messageLimit: Int = 1 << 20, fragmentLimit: Int = 1 << 14) {
        self.messageLimit = messageLimit
        self.fragmentLimit = fragmentLimit
    }

    /// Takes bytes from `position` on, up to the end of the next event; nil when all are taken.
    package mutating func next(
        in input: borrowing Span<UInt8>, at position: inout Int
    ) throws(WebSocketFailure) -> Event? {
        while position < input.count, !hasEnded {
            do throws(WebSocketFailure) {
                if head.count < headLength {
                    try takeHead(input[position])
                    position += 1
                } else {
                    let end = position + min(missing, input.count - position)
                    try takePayload(input.extracting(position..<end))
                    position = end
                }
                if head.count == headLength, missing == 0, let event = try endFrame() { return event }
            } catch {
                hasEnded = true
                throw error
            }
        }
        if hasEnded { position = input.count }
        return nil
    }

    private mutating func takeHead(_ byte: UInt8) throws(WebSocketFailure) {
        head.append(byte)
        switch head.count {
        case 1: try readOpcode(byte)
        case 2: try readShortLength(byte)
        case headLength - 4: try readLongLength()
        case headLength: mask = WebSocketMask(head[headLength - 4], head[headLength - 3], head[headLength - 2], byte)
        default: break
        }
    }

    private mutating func readOpcode(_ byte: UInt8) throws(WebSocketFailure) {
        guard byte & 0x70 == 0 else { throw .protocolError("A reserved bit is set.") }
        guard let opcode = WebSocketOpcode(rawValue: byte & 0xF) else { throw .protocolError("The opcode is unknown.") }
        self.opcode = opcode
        isFinal = byte & 0x80 != 0
        switch opcode {
        case .continuation:
            guard kind != nil else { throw .protocolError("A message is continued that has not begun.") }
        case .text, .binary:
            guard kind == nil else { throw .protocolError("A message begins within another.") }
            kind = opcode
        case .close, .ping, .pong:
            guard isFinal else { throw .protocolError("A control frame is fragmented.") }
        }
    }

    private mutating func readShortLength(_ byte: UInt8) throws(WebSocketFailure) {
        guard byte & 0x80 != 0 else { throw .protocolError("A frame is not masked.") }
        let length = Int(byte & 0x7F)
        if opcode.isControl {
            guard length <= WebSocketOpcode.controlLimit else { throw .protocolError("A control frame is too long.") }
        } else {
            fragments += 1
            guard fragments <= fragmentLimit else { throw .tooBig("The message has too many fragments.") }
        }
        switch length {
        case 126: headLength = 2 + 2 + 4
        case 127: headLength = 2 + 8 + 4
        default:
            headLength = 2 + 4
            try expect(UInt64(length))
        }
    }

    private mutating func readLongLength() throws(WebSocketFailure) {
        let digits = head[2..<headLength - 4]
        let length = digits.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length >> 63 == 0 else { throw .protocolError("The highest bit of a length is set.") }
        guard length > (digits.count == 2 ? 125 : 0xFFFF) else {
            throw .protocolError("A length takes more bytes than it needs.")
        }
        try expect(length)
    }

    private mutating func expect(_ length: UInt64) throws(WebSocketFailure) {
        guard opcode.isControl || length <= UInt64(messageLimit - message.count) else {
            throw .tooBig("The message is too long.")
        }
        missing = Int(length)
    }

    private mutating func takePayload(_ masked: Span<UInt8>) throws(WebSocketFailure) {
        missing -= masked.count
        guard !opcode.isControl else {
            mask.append(masked, to: &control)
            return
        }
        let start = message.count
        mask.append(masked, to: &message)
        guard kind == .text else { return }
        var check = textCheck
        guard check.accepts(message.span.extracting(start...)) else { throw .badText }
        textCheck = check
    }

    private mutating func endFrame() throws(WebSocketFailure) -> Event? {
        head.removeAll(keepingCapacity: true)
        headLength = 2
        guard opcode.isControl else { return isFinal ? try endMessage() : nil }
        let payload = control
        control = []
        switch opcode {
        case .ping: return .ping(payload)
        case .close:
            hasEnded = true
            return try close(payload)
        default: return .pong
        }
    }

    private mutating func endMessage() throws(WebSocketFailure) -> Event {
        guard textCheck.isComplete else { throw .badText }
        let payload = message
        let isText = kind == .text
        message = []
        fragments = 0
        kind = nil
        return .message(isText ? .text(String(decoding: payload, as: UTF8.self)) : .binary(payload))
    }

    private func close(_ payload: Bytes) throws(WebSocketFailure) -> Event {
        guard payload.count > 0 else { return .close(code: nil, reason: "") }
        guard payload.count > 1 else { throw .protocolError("A close code is cut off.") }
        let code = UInt16(payload[0]) << 8 | UInt16(payload[1])
        guard WebSocketCode.mayBeSent(code) else { throw .protocolError("The close code may not be sent.") }
        guard let reason = payload.span.extracting(2...).text else { throw .badText }
        return .close(code: code, reason: reason)
    }
}
