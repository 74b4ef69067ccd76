import Base

@testable import HTTP

/// One frame as a client sends it, right or wrong.
struct ClientFrame {
    var opcode: UInt8
    var payload: Bytes = []
    var isFinal = true
    var reserved: UInt8 = 0
    var isMasked = true
    /// The length as it is written; nil writes the true one in its shortest form.
    var length: Bytes?

    static func text(_ text: String, isFinal: Bool = true) -> ClientFrame {
        ClientFrame(opcode: 1, payload: Bytes(text.utf8), isFinal: isFinal)
    }

    static func binary(_ payload: Bytes, isFinal: Bool = true) -> ClientFrame {
        ClientFrame(opcode: 2, payload: payload, isFinal: isFinal)
    }

    static func more(_ payload: Bytes, isFinal: Bool = true) -> ClientFrame {
        ClientFrame(opcode: 0, payload: payload, isFinal: isFinal)
    }

    static func more(_ text: String, isFinal: Bool = true) -> ClientFrame {
        more(Bytes(text.utf8), isFinal: isFinal)
    }

    static func ping(_ payload: String = "") -> ClientFrame { ClientFrame(opcode: 9, payload: Bytes(payload.utf8)) }

    static func close(_ code: UInt16, _ reason: Bytes = []) -> ClientFrame {
        ClientFrame(opcode: 8, payload: [UInt8(code >> 8), UInt8(code & 0xFF)] + reason)
    }

    var bytes: Bytes {
        var bytes: Bytes = [(isFinal ? 0x80 : 0) | reserved << 4 | opcode]
        bytes += length ?? shortestLength
        guard isMasked else { return bytes + payload }
        bytes[1] |= 0x80
        let key: Bytes = [0x37, 0xFA, 0x21, 0x3D]
        return bytes + key + payload.enumerated().map { $1 ^ key[$0 % 4] }
    }

    private var shortestLength: Bytes {
        // The server's own encoder is checked by its own tests.
        Bytes(WebSocketFrame.message(.binary(payload)).dropFirst().dropLast(payload.count))
    }
}

/// What a decoder makes of bytes.
struct Verdict: Equatable {
    var events: [WebSocketDecoder.Event] = []
    var failure: WebSocketFailure?

    init(events: [WebSocketDecoder.Event]) {
        self.events = events
    }

    init(_ bytes: Bytes, pieces: Int = .max, decoder: WebSocketDecoder = WebSocketDecoder()) {
        var decoder = decoder
        var start = 0
        while start < bytes.count {
            let end = start + min(pieces, bytes.count - start)
            let piece = Bytes(bytes[start..<end])
            do {
                var position = 0
                while let event = try decoder.next(in: piece.span, at: &position) { events.append(event) }
            } catch {
                failure = error
                return
            }
            start = end
        }
    }
}
